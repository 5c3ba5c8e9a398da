"""« Sorties d'un jour » : each request and each copy of one day, one by one."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

import flet as ft

from app.domain.departure import Departure, Outcome
from app.domain.errors import Refused
from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.departures import (
    day_title,
    ending,
    icon_of,
    is_copy,
    place,
    reason_of,
    weight,
)
from views.parts.drawn import drawn
from views.parts.fact import fact
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.window import Listing, Rows, Window
from views.text import _, size, time


@drawn
def DeparturesDay() -> ft.Control:
    """List what left that day, the newest first."""
    day = ft.use_route_params()["day"]
    window, move = use_held(Window())
    ask = partial(_asked, day, window)
    asked = use_record(ask, "departure", key=(day, window))
    found = asked.value or []
    top: list[ft.Control] = [sentence(_("Le plus récent est en haut."), quiet=True)]
    if not found:
        top = [states(asked, empty=_("Rien n'est sorti ce jour-là."))]
    listing: Any = Listing
    full = window.full(len(found))
    rows = Rows(top, found, _row, _bottom(window, move, full=full))

    def grow() -> None:
        if full and window.grown() != window:
            move(window.grown())

    shown: ft.Control = listing(rows, grow)
    return shown


def _asked(day: str, window: Window) -> list[Departure]:
    found = _read(day).isoformat()
    return here().departures.of(found, limit=window.limit, offset=window.offset)


def _bottom(window: Window, move: Any, *, full: bool) -> list[ft.Control]:  # noqa: ANN401
    """Return how to go on, and how to come back."""

    async def after() -> None:
        move(window.next())

    async def first() -> None:
        move(Window())

    buttons = []
    if full and window.grown() == window:
        buttons.append(quiet_action(_("Afficher la suite"), after, name="day-more"))
    if window.offset:
        buttons.append(quiet_action(_("Revenir au début"), first, name="day-first"))
    return [side_by_side(buttons)] if buttons else []


def _row(one: Departure) -> ft.Control:
    clock = time(here().departures.moment(one), here().departures.zone)
    title = f"{clock} · {reason_of(one.purpose)}"
    lines = [size(one.sent)]
    if not is_copy(one.purpose):
        lines = [place(one.host), weight(one.sent, one.received)]
        lines += [ending(one.outcome)] if one.outcome is not Outcome.DONE else []
    see = []
    if one.entry is not None:
        name = one.entry.hex()
        go = going(f"/documents/{name}")
        label = _("Voir le document")
        see = [side_by_side([quiet_action(label, go, name=f"see-{one.id.hex()}")])]
    return card([fact(icon_of(one.purpose), title, lines), *see])


def _title(params: Mapping[str, str]) -> str:
    return day_title(_read(params["day"]))


def _read(day: str) -> date:
    """Read a day of the address. Raises Refused("date.malformed")."""
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise Refused("date.malformed") from error


SCREEN = Screen(
    "/qui-voit-quoi/sorties/:day",
    N_("Sorties d'un jour"),
    DeparturesDay,
    place="more",
    named=_title,
)
