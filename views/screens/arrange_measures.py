"""« Arranger » : which measures are in sight, in which order; buttons, no drag."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
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
from views.parts.led import Led, onward, use_lead
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
    led = use_lead([one.kind.code for one in asked.value or ()])
    if asked.value is None:
        return sheet([states(asked, empty="")])
    places = asked.value
    words = _(
        "Une mesure cachée garde toutes ses valeurs. Ce choix suit vos appareils."
    )
    rows = [_row(Row(panel, places, rank, led)) for rank in range(len(places))]
    done = action(_("Terminer"), going("/sante/mesures"), name="arrange-done")
    return sheet([sentence(words), *rows, side_by_side([done])])


@dataclass(frozen=True, slots=True)
class Row:
    """The kind at *rank* (from 0) among all, and what leads the focus after it."""

    panel: Panel
    places: list[Place]
    rank: int
    led: Led

    @property
    def place(self) -> Place:
        """The kind and whether it is hidden."""
        return self.places[self.rank]

    def by(self, step: int) -> Act:
        """Return what moves it so many places further, the focus with it."""
        one, there = self.place.kind, self.rank + step
        words = _("{label} : montée.") if step < 0 else _("{label} : descendue.")
        said = _("{label} : en premier.") if step < -1 else words
        moved = partial(self.panel.move, one.code, step)
        arrows = f"up-{one.code}", f"down-{one.code}"
        there_on = onward(there, step, len(self.places), arrows)
        return self.led(_changing(moved, said.format(label=_(one.label))), there_on)


def _row(row: Row) -> ft.Control:
    one, rank = row.place, row.rank
    hidden = [sentence(_("Cachée"), quiet=True)] if one.hidden else []
    buttons = [
        *([_first(row)] if rank > 1 else []),
        *([_moving(row, -1)] if rank else []),
        *([_moving(row, 1)] if rank + 1 < len(row.places) else []),
        _showing(row.panel, one),
    ]
    return card([heading(2, _(one.kind.label)), *hidden, side_by_side(buttons)])


def _first(row: Row) -> ft.Control:
    """Return what puts a kind before all the others: sixteen are many to pass."""
    icon, name = ft.Icons.VERTICAL_ALIGN_TOP, f"first-{row.place.kind.code}"
    act = row.by(-row.rank)
    return quiet_action(_("Mettre en premier"), act, name=name, icon=icon)


def _moving(row: Row, step: int) -> ft.Control:
    up = step < 0
    return quiet_action(
        _("Monter") if up else _("Descendre"),
        row.by(step),
        name=f"{'up' if up else 'down'}-{row.place.kind.code}",
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
