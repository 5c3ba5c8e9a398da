"""« Note du carnet » : one note whole, and the documents that go with it."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.childhood.notes import NOTES, note_card, topics
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.profile.linked import Linked
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@drawn
def ChildNote() -> ft.Control:
    """Show a note whole, then what is tied to it."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    ask = partial(here().childhood.note, entry)
    asked = use_record(ask, "child-note", "patient", key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    one = asked.value
    title = heading(2, topics()[one.note.topic])
    linked: ft.Control = Linked(one.entry)
    return sheet([title, note_card(one), linked])


def _named(_params: Mapping[str, str]) -> str:
    return _("Note du carnet")


SCREEN = Screen(f"{NOTES}/:id", N_("Ma santé"), ChildNote, "health", named=_named)
