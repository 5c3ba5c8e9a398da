"""« Noter un vaccin » : the form, then the page of the dose."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.immunization import Immunization
from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.vaccines.form import DoseFields, DoseForm
from views.parts.vaccines.rows import PLACE
from views.parts.watching import here, porch, use_record
from views.text import _

_DRAFT = "vaccine"


@drawn
def AddVaccine() -> ft.Control:
    """Ask for a dose; what was being typed comes back."""
    house, around = here(), porch()
    asked = use_record(partial(house.drafts.get, _DRAFT), name="")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    booklet = house.vaccines.booklet

    def done(entry: Entry) -> None:
        undo = undoing(partial(booklet.remove, entry.id))
        told = _("Le vaccin est noté dans le carnet.")
        around.tell(told, undo=undo, leaving=True)
        around.go(f"{PLACE}/{entry.id.hex()}")

    def leave() -> None:
        around.go(PLACE)

    kept = asked.value
    form = DoseForm(Immunization(), _DRAFT, kept, booklet.add, done, leave)
    return DoseFields(form)


def _named(_params: Mapping[str, str]) -> str:
    return _("Noter un vaccin")


SCREEN = Screen(
    f"{PLACE}/ajouter", N_("Ma santé"), AddVaccine, place="health", named=_named
)
