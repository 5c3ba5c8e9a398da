"""« Noter une mesure » : the form, then back to the curve."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.measure import Measure
from app.flows.measure import as_measure as measured
from app.kinds import Kind
from views.house import House, Screen
from views.parts.acting import Act
from views.parts.action import quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side, stack
from views.parts.draft import use_draft
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measures.address import kind_at, measure_place
from views.parts.measures.fields import blank, found
from views.parts.measures.form import Form, MeasureForm
from views.parts.state import use_held
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _, quantity

Start = tuple[Kind, Measure | None, Mapping[str, str]]
"""The kind as it is shown, the measure before, the draft."""


@drawn
def AddMeasure() -> ft.Control:
    """Ask for a measure of one kind; what was being typed comes back."""
    code, house = kind_at(ft.use_route_params()["kind"]).code, here()
    name = f"measure/{code}"
    asked = use_record(partial(_start, house, code, name), key=code)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return sheet([Asking(name, asked.value)])


@ft.component
def Asking(name: str, start: Start) -> ft.Control:
    """Fill the form with the draft, if one was left; offer to start afresh."""
    kind, last, kept = start
    draft, measures, around = use_draft(name), here().measures, porch()
    afresh, clear = use_held(initial=False)
    empty = blank(kind, last)

    def done(entry: Entry) -> None:
        value = quantity(measured(entry).values, kind)
        told = _("Noté : {value}.").format(value=value)
        undo = undoing(partial(measures.undo, entry.id))
        around.tell(told, undo=undo, leaving=True)
        around.go(measure_place(kind.code))

    async def restart() -> None:
        await draft.drop()
        clear(True)  # noqa: FBT003 - a plain flag

    form = Form(kind, partial(measures.add, kind.code), done, draft)
    back = bool(kept) and not afresh
    typed = found(empty, kept) if back else empty
    filling: Any = MeasureForm
    asking = filling(form, typed, key="draft" if back else "blank")
    return stack(
        [heading(2, _(kind.label)), *(_again(restart) if back else []), asking]
    )


def _again(restart: Act) -> list[ft.Control]:
    told = banner(_("Nous avons retrouvé ce que vous écriviez."), tone="calm")
    label = _("Recommencer à vide")
    return [told, side_by_side([quiet_action(label, restart, name="draft-drop")])]


def _start(house: House, code: str, name: str) -> Start:
    kind = house.measures.asking(house.panel.kind(code))
    return kind, house.measures.last(code), house.drafts.get(name)


SCREEN = Screen(
    "/sante/mesures/:kind/noter", N_("Noter une mesure"), AddMeasure, place="health"
)
