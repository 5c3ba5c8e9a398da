"""« Noter une hospitalisation » : the form, then the page of the stay."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.stay import Stay
from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.profile.form import Fields
from views.parts.profile.stay_form import stay_form
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _

_DRAFT = "stay"
_LIST = "/sante/hospitalisations"


@drawn
def AddStay() -> ft.Control:
    """Ask for a stay; what was being typed comes back."""
    house, around = here(), porch()
    asked = use_record(partial(house.drafts.get, _DRAFT), name="")
    if asked.value is None:
        return sheet([states(asked, empty="")])

    def done(entry: Entry) -> None:
        undo = undoing(partial(house.stays.remove, entry.id))
        told = _("L'hospitalisation est notée.")
        around.tell(told, undo=undo, leaving=True)
        around.go(f"{_LIST}/{entry.id.hex()}")

    def leave() -> None:
        around.go(_LIST)

    add, kept = house.stays.add, asked.value
    return Fields(stay_form(Stay(), _DRAFT, kept, add, done, leave))


def _named(_params: Mapping[str, str]) -> str:
    return _("Noter une hospitalisation")


SCREEN = Screen(
    "/sante/hospitalisations/ajouter",
    N_("Ma santé"),
    AddStay,
    place="health",
    named=_named,
)
