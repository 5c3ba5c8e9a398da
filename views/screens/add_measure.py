"""« Noter une mesure » : the form, then back to the curve."""

from functools import partial

import flet as ft

from app.domain.words import N_
from app.kinds import kind as kind_of
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measure_form import MeasureForm, blank
from views.parts.watching import here, porch
from views.text import _


@drawn
def AddMeasure() -> ft.Control:
    """Ask for a measure of one kind."""
    kind = kind_of(ft.use_route_params()["kind"])
    measures, around, page = here().measures, porch(), ft.context.page

    note = partial(measures.add, kind.code)

    def done() -> None:
        around.say(_("Mesure notée."))
        page.navigate(f"/sante/mesures/{kind.code}")

    start = ft.use_memo(lambda: blank(kind), [])
    return sheet([heading(2, _(kind.label)), MeasureForm(kind, start, note, done)])


SCREEN = Screen(
    "/sante/mesures/:kind/noter", N_("Noter une mesure"), AddMeasure, place="health"
)
