"""« Modifier » an event of the agenda: its words, its day, its hours, its reminders."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft

from app.domain.agenda import Event
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from app.flows.drafts import of_document
from views.house import House, Screen
from views.parts.agenda.form import EventFields, EventForm
from views.parts.agenda.lines import PLACE, page_of
from views.parts.agenda.typed import typed_of
from views.parts.banner import banner
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Opened:
    """An event to change, and what was being typed when the form was left."""

    event: Event = field(repr=False)
    draft: Mapping[str, str] = field(repr=False)


@drawn
def EditEvent() -> ft.Control:
    """Find the event, then let it be told otherwise."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    house, around = here(), porch()
    asked = use_record(partial(_opened, house, entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    event, name = asked.value.event, of_document(entry)
    if not event.editable:
        return sheet([banner(_("Cet événement se modifie ailleurs."))])

    def leave() -> None:
        around.go(page_of(event))

    def done(back: Any) -> None:  # noqa: ANN401 - what the flow gave back
        told = _("Vos changements sont enregistrés.")
        around.tell(told, undo=undoing(back), leaving=True)
        leave()

    keep = partial(house.agenda.change, entry)
    kept = asked.value.draft
    form = EventForm(typed_of(event), name, kept, keep, done, leave, event)
    fields: ft.Control = EventFields(form)
    return fields


def _opened(house: House, entry: EntryId) -> Opened:
    return Opened(house.agenda.event(entry), house.drafts.get(of_document(entry)))


def _named(_params: Mapping[str, str]) -> str:
    return _("Modifier l'événement")


SCREEN = Screen(
    f"{PLACE}/:id/modifier", N_("Agenda"), EditEvent, place="more", named=_named
)
