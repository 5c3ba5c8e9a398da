"""« Corriger une mesure » : the form, filled; the old value stays in the history."""

from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.measure import Measure, as_measure
from app.kinds import Kind
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measures.address import kind_at, measure_place
from views.parts.measures.fields import filled
from views.parts.measures.form import Form, MeasureForm
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _, quantity


@drawn
def CorrectMeasure() -> ft.Control:
    """Ask for the right values; the curve then shows them instead of the old ones."""
    params, house = ft.use_route_params(), here()
    code, entry = kind_at(params["kind"]).code, EntryId(parse_id(params["entry"]))
    asked = use_record(partial(_start, house, code, entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    around = porch()
    kind, one = asked.value
    words = _("L'ancienne valeur reste dans l'historique.")

    def done(new: Entry) -> None:
        value = quantity(as_measure(new).values, kind)
        undo = undoing(partial(house.measures.undo, new.id))
        told = _("Corrigé : {value}.").format(value=value)
        around.tell(told, undo=undo, leaving=True)
        around.go(f"{measure_place(kind.code)}/{new.id.hex()}")

    form = Form(kind, partial(house.measures.correct, entry), done)
    title = heading(2, _(kind.label))
    asking = MeasureForm(form, filled(kind, one))
    return sheet([title, sentence(words, quiet=True), asking])


def _start(house: House, code: str, entry: EntryId) -> tuple[Kind, Measure]:
    one = house.measures.one(entry)
    return house.measures.asking(house.panel.kind(code), one), one


SCREEN = Screen(
    "/sante/mesures/:kind/:entry/corriger",
    N_("Corriger une mesure"),
    CorrectMeasure,
    place="health",
)
