"""« Corriger une mesure » : the form, filled; the old value stays in the history."""

from collections.abc import Sequence
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.measure import Measure, as_measure
from app.flows.measures import Beside
from app.kinds import Kind
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.measures.address import kind_at, measure_place
from views.parts.measures.fields import Typed, filled
from views.parts.measures.form import Form, MeasureForm, Note
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.typed_date import iso_moment
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

    start = filled(kind, one)
    correct = partial(house.measures.correct, entry)
    form = Form(kind, _untouched(correct, start), done)
    title = heading(2, _(kind.label))
    asking = MeasureForm(form, start)
    return sheet([title, sentence(words, quiet=True), asking])


def _untouched(correct: Note, start: Typed) -> Note:
    """Leave out what nobody touched: a field shows less than what is kept."""

    def note(
        values: Sequence[str], *, unit: str, at: str, confirmed: bool, beside: Beside
    ) -> Entry:
        same = (*values, unit) == (*start.values, start.unit)
        then = iso_moment(start.day, start.clock)
        moved = "" if at == then else at
        kept = [] if same else values
        return correct(kept, unit=unit, at=moved, confirmed=confirmed, beside=beside)

    return note


def _start(house: House, code: str, entry: EntryId) -> tuple[Kind, Measure]:
    one = house.measures.one(entry)
    return house.measures.asking(house.panel.kind(code), one), one


SCREEN = Screen(
    "/sante/mesures/:kind/:entry/corriger",
    N_("Corriger une mesure"),
    CorrectMeasure,
    place="health",
)
