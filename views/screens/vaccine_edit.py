"""« Modifier un vaccin » : what the person told of a dose, told otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.immunization import Immunization
from app.domain.words import N_
from app.flows.drafts import of_document
from app.flows.vaccines.booklet import dose_of, own
from views.errors import sentence_for
from views.house import House, Screen
from views.parts.banner import banner
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.vaccines.form import DoseFields, DoseForm
from views.parts.vaccines.rows import PLACE
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Opened:
    """A dose to change, and what was being typed when the form was left."""

    entry: Entry
    dose: Immunization = field(repr=False)
    draft: Mapping[str, str] = field(repr=False)


@drawn
def EditVaccine() -> ft.Control:
    """Find the dose, then let it be told otherwise."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    house, around = here(), porch()
    asked = use_record(partial(_opened, house, entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    opened, booklet = asked.value, house.vaccines.booklet
    if not own(opened.entry):
        return sheet([banner(sentence_for("vaccine.not_yours"), tone="alert")])

    def leave() -> None:
        around.go(f"{PLACE}/{entry.hex()}")

    def done(_entry: Entry) -> None:
        undo = undoing(partial(booklet.restore, opened.entry))
        told = _("Vos changements sont enregistrés.")
        around.tell(told, undo=undo, leaving=True)
        leave()

    keep, draft = partial(booklet.change, entry), of_document(entry)
    form = DoseForm(opened.dose, draft, opened.draft, keep, done, leave)
    return DoseFields(form)


def _opened(house: House, entry: EntryId) -> Opened:
    found = house.vaccines.booklet.entry(entry)
    return Opened(found, dose_of(found), house.drafts.get(of_document(entry)))


def _named(_params: Mapping[str, str]) -> str:
    return _("Modifier un vaccin")


SCREEN = Screen(
    f"{PLACE}/:id/modifier", N_("Ma santé"), EditVaccine, place="health", named=_named
)
