"""« Ajouter un rendez-vous » : the form, then the page of the event."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.agenda.form import EventFields, EventForm
from views.parts.agenda.lines import PLACE, page_of
from views.parts.agenda.typed import Typed
from views.parts.agenda.views import DAY, View
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.kept import use_kept
from views.parts.states import states
from views.parts.taking_back import undoing
from views.parts.watching import here, local_now, porch, use_record
from views.text import _, date_short

_DRAFT = "event"


@drawn
def AddEvent() -> ft.Control:
    """Ask for an event, on the day that was looked at; what was typed comes back."""
    house, around = here(), porch()
    view, _move = use_kept("agenda", View())
    asked = use_record(partial(house.drafts.get, _DRAFT), name="")
    if asked.value is None:
        return sheet([states(asked, empty="")])

    def done(event: Any) -> None:  # noqa: ANN401 - what the flow gave back
        undo = undoing(partial(house.agenda.remove, event.id))
        around.tell(_("C'est noté dans l'agenda."), undo=undo, leaving=True)
        around.go(page_of(event))

    def leave() -> None:
        around.go(PLACE)

    day = view.around(local_now().date()) if view.sort == DAY else None
    start = replace(Typed(), day=date_short(day) if day else "")
    kept, keep = asked.value, house.agenda.add
    form = EventForm(start, _DRAFT, kept, keep, done, leave)
    fields: ft.Control = EventFields(form)
    return fields


def _named(_params: Mapping[str, str]) -> str:
    return _("Ajouter à l'agenda")


SCREEN = Screen(f"{PLACE}/ajouter", N_("Agenda"), AddEvent, place="more", named=_named)
