"""« Modifier une hospitalisation » : its dates, its place, its reason, your comment."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.ids import EntryId, parse_id
from app.domain.stay import Stay
from app.domain.words import N_
from app.flows.drafts import of_document
from app.flows.profile.stays import stay_of
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.profile.form import Fields
from views.parts.profile.stay_form import stay_form
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Opened:
    """A stay to change, and what was being typed when the form was left."""

    entry: Entry
    stay: Stay
    draft: Mapping[str, str]


@drawn
def EditStay() -> ft.Control:
    """Find the stay, then let it be told otherwise."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    house, around = here(), porch()
    asked = use_record(partial(_opened, house, entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    opened = asked.value

    def leave() -> None:
        around.go(f"/sante/hospitalisations/{entry.hex()}")

    def done(_entry: Entry) -> None:
        undo = undoing(partial(house.stays.restore, opened.entry))
        told = _("Vos changements sont enregistrés.")
        around.tell(told, undo=undo, leaving=True)
        leave()

    keep = partial(house.stays.change, entry)
    draft = of_document(entry)
    return Fields(stay_form(opened.stay, draft, opened.draft, keep, done, leave))


def _opened(house: House, entry: EntryId) -> Opened:
    found = house.stays.entry(entry)
    return Opened(found, stay_of(found), house.drafts.get(of_document(entry)))


def _named(_params: Mapping[str, str]) -> str:
    return _("Modifier une hospitalisation")


SCREEN = Screen(
    "/sante/hospitalisations/:id/modifier",
    N_("Ma santé"),
    EditStay,
    place="health",
    named=_named,
)
