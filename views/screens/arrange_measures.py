"""« Arranger » : which measures are in sight, in which order; buttons, no drag."""

import asyncio
from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.words import N_
from app.flows.panel import Panel, Place
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.parts.whose import said_of
from views.text import _


@drawn
def ArrangeMeasures() -> ft.Control:
    """Show every kind in its place, with what moves or hides it."""
    panel = here().panel
    asked = use_record(panel.places, "preference")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    places = asked.value
    words = _(
        "Une mesure cachée garde toutes ses valeurs. Ce choix suit vos appareils."
    )
    rows = [_row(panel, places, rank) for rank in range(len(places))]
    done = action(_("Terminer"), going("/sante/mesures"), name="arrange-done")
    return sheet([sentence(words), *rows, side_by_side([done])])


def _row(panel: Panel, places: list[Place], rank: int) -> ft.Control:
    one = places[rank]
    label = _(one.kind.label)
    hidden = [sentence(_("Cachée"), quiet=True)] if one.hidden else []
    buttons = [
        *([_leading(panel, one, rank)] if rank > 1 else []),
        *([_moving(panel, one, -1)] if rank else []),
        *([_moving(panel, one, 1)] if rank + 1 < len(places) else []),
        _showing(panel, one),
    ]
    return card([heading(2, label), *hidden, side_by_side(buttons)])


def _leading(panel: Panel, one: Place, rank: int) -> ft.Control:
    """Return what puts a kind before all the others: sixteen are many to pass."""
    label, code = _(one.kind.label), one.kind.code
    said = _("{label} : en premier.").format(label=label)
    act = _changing(partial(panel.move, code, -rank), said)
    return quiet_action(
        _("Mettre en premier"),
        act,
        name=f"first-{code}",
        icon=ft.Icons.VERTICAL_ALIGN_TOP,
    )


def _moving(panel: Panel, one: Place, step: int) -> ft.Control:
    up, label = step < 0, _(one.kind.label)
    said = _("{label} : montée.") if up else _("{label} : descendue.")
    return quiet_action(
        _("Monter") if up else _("Descendre"),
        _changing(partial(panel.move, one.kind.code, step), said.format(label=label)),
        name=f"{'up' if up else 'down'}-{one.kind.code}",
        icon=ft.Icons.ARROW_UPWARD if up else ft.Icons.ARROW_DOWNWARD,
    )


def _showing(panel: Panel, one: Place) -> ft.Control:
    change = panel.show if one.hidden else panel.hide
    return quiet_action(
        _("Montrer") if one.hidden else _("Cacher"),
        _changing(partial(change, one.kind.code), _said(one)),
        name=f"{'show' if one.hidden else 'hide'}-{one.kind.code}",
        icon=ft.Icons.VISIBILITY if one.hidden else ft.Icons.VISIBILITY_OFF,
    )


def _said(one: Place) -> str:
    words = _("{label} : montrée.") if one.hidden else _("{label} : cachée.")
    return words.format(label=_(one.kind.label))


def _changing(change: partial[None], said: str) -> Act:
    around = porch()

    async def act() -> None:
        await asyncio.to_thread(change)
        around.say(said)

    return act


def _named(_params: Mapping[str, str]) -> str:
    return said_of(_("Arranger mes mesures"), _("Arranger les mesures"))


SCREEN = Screen(
    "/sante/mesures/arranger",
    N_("Arranger mes mesures"),
    ArrangeMeasures,
    place="health",
    named=_named,
)
