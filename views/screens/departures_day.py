"""« Sorties d'un jour » : its requests by hour and place, each copy, one by one."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import flet as ft

from app.domain.departure import Departure, Outcome
from app.domain.errors import Refused
from app.domain.words import N_
from app.flows.hours import Hour, hours, within
from views.house import Screen
from views.parts.acting import doing, going
from views.parts.action import quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.departures import (
    day_title,
    ending,
    failed,
    icon_of,
    place,
    reason_of,
    requests,
    weight,
)
from views.parts.drawn import drawn
from views.parts.fact import fact
from views.parts.folded import fold_button
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, use_record
from views.parts.window import CAP, STEP, Listing, Rows
from views.text import _, size, time


@drawn
def DeparturesDay() -> ft.Control:
    """Tell what left that day by hour and place, the newest first."""
    day = ft.use_route_params()["day"]
    asked = use_record(partial(_asked, day), "departure", key=day)
    top: list[ft.Control] = [sentence(_("Le plus récent est en haut."), quiet=True)]
    if not asked.value:
        return sheet([states(asked, empty=_("Rien n'est sorti ce jour-là."))])
    listing: Any = Listing
    draw = partial(_line, _read(day).isoformat())
    shown: ft.Control = listing(Rows(top, asked.value, draw), lambda: None)
    return shown


def _asked(day: str) -> list[Hour | Departure]:
    return hours(here().departures, _read(day).isoformat())


def _line(day: str, one: Hour | Departure) -> ft.Control:
    if isinstance(one, Departure):
        return _row(one)
    told: Any = Told
    line: ft.Control = told(day, one, key=f"{one.since}-{one.host}")
    return line


@ft.component
def Told(day: str, hour: Hour) -> ft.Control:
    """The sum of an hour; unfolded, each of its requests."""
    limit, put = use_held(0)
    flow = here().departures
    ask = partial(within, flow, day, hour, limit=limit)
    each = use_record(ask, key=(limit, hour)).value or []
    lines = [weight(hour.sent, hour.received), *failed(hour.failed)]
    title = f"{_span(hour)} · {requests(hour.count)}"
    turn = doing(lambda: put(0 if limit else STEP))
    name = f"hour-{hour.since}-{hour.host}"
    label = _("Cacher les demandes") if limit else _("Voir chaque demande")
    ways = [fold_button(label, turn, name=name, unfolded=bool(limit))]
    if limit and len(each) < hour.count and limit < CAP:
        more = doing(lambda: put(limit + STEP))
        ways.append(quiet_action(_("Afficher la suite"), more, name=f"more-{name}"))
    summed = fact(ft.Icons.SYNC_ALT, title, [place(hour.host), *lines])
    return card([summed, *map(_small, each if limit else []), side_by_side(ways)])


def _span(hour: Hour) -> str:
    """Say which hour it is: « De 14 h à 15 h »."""
    begun = datetime.fromtimestamp(hour.since / 1000, here().departures.zone)
    ended = begun + timedelta(hours=1)
    return _("De {begun} h à {ended} h").format(begun=begun.hour, ended=ended.hour)


def _small(one: Departure) -> ft.Control:
    clock = time(here().departures.moment(one), here().departures.zone)
    lines = [weight(one.sent, one.received)]
    lines += [ending(one.outcome)] if one.outcome is not Outcome.DONE else []
    return fact(icon_of(one.purpose), f"{clock} · {reason_of(one.purpose)}", lines)


def _row(one: Departure) -> ft.Control:
    clock = time(here().departures.moment(one), here().departures.zone)
    title = f"{clock} · {reason_of(one.purpose)}"
    gone = [ending(one.outcome)] if one.outcome is Outcome.ERASED else []
    ways = [*_seeing(one), *_erasing(one)]
    told = fact(icon_of(one.purpose), title, [size(one.sent), *gone])
    return card([told, *([side_by_side(ways)] if ways else [])])


def _seeing(one: Departure) -> list[ft.Control]:
    """Return the way to what a copy was made of, if it is one document."""
    if one.entry is None:
        return []
    go = going(f"/documents/{one.entry.hex()}")
    return [quiet_action(_("Voir le document"), go, name=f"see-{one.id.hex()}")]


def _erasing(one: Departure) -> list[ft.Control]:
    """Return the way to say that a copy is erased, until it is said."""
    if one.outcome is not Outcome.DONE:
        return []
    flow = here().departures

    async def erase() -> None:
        words = _("C'est noté : vous avez effacé cette copie.")
        back = partial(flow.erased, one, erased=False)
        await done(words, partial(flow.erased, one), back)

    label = _("Dire que je l'ai effacée")
    return [quiet_action(label, erase, name=f"erased-{one.id.hex()}")]


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
