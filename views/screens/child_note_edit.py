"""« Modifier une note » of the child's booklet."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import partial

import flet as ft

from app.domain.childhood import ChildNote
from app.domain.ids import EntryId, parse_id
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.childhood.form import Form, FormFields, Texts
from views.parts.childhood.notes import NOTES, note_lines
from views.parts.drawn import drawn
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _


@dataclass(frozen=True, slots=True)
class Opened:
    """A note to change, and what was being typed when the form was left."""

    note: ChildNote
    draft: Texts


@drawn
def EditChildNote() -> ft.Control:
    """Find the note, then let it be said otherwise."""
    entry = EntryId(parse_id(ft.use_route_params()["id"]))
    house, around = here(), porch()
    asked = use_record(partial(_opened, house, entry), key=entry)
    if asked.value is None:
        return sheet([states(asked, empty="")])

    def keep(texts: Texts) -> Callable[[], object]:
        return house.childhood.change_note(entry, ChildNote(**texts))

    def leave() -> None:
        around.go(NOTES)

    opened, told = asked.value, _("Vos changements sont enregistrés.")
    start = asdict(opened.note)
    form = Form(_name(entry), note_lines(), start, opened.draft, keep, told, leave)
    shown: ft.Control = FormFields(form)
    return shown


def _name(entry: EntryId) -> str:
    return f"child-note-{entry.hex()}"


def _opened(house: House, entry: EntryId) -> Opened:
    found = house.childhood.note(entry)
    return Opened(found.note, house.drafts.get(_name(entry)))


def _named(_params: Mapping[str, str]) -> str:
    return _("Modifier une note")


SCREEN = Screen(
    f"{NOTES}/:id/modifier", N_("Ma santé"), EditChildNote, "health", named=_named
)
