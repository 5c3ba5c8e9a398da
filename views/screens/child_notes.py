"""« Repères et notes » of a child: steps forward, words for school."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import flet as ft

from app.domain.childhood import ChildNote
from app.domain.words import N_
from app.flows.childhood.noting import Noted
from views.house import House, Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.box import sheet, side_by_side
from views.parts.childhood.notes import NOTES, note_card, topics
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.outside.paper import Paper, PaperPrinting
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.prints.school import school
from views.text import _


@drawn
def ChildNotes() -> ft.Control:
    """List the notes under their topics, the latest first."""
    asked = use_record(here().childhood.notes, "child-note", "patient")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if not asked.value:
        words = _("Notez un premier pas, un premier mot, un conseil pour l'école.")
        return sheet([_add(), sentence(words)])
    sections = [
        part
        for topic, title in topics().items()
        for part in _section(
            title, [one for one in asked.value if one.note.topic == topic]
        )
    ]
    printing = [_printing()] if _for_school(asked.value) else []
    return sheet([_add(), *sections, *printing])


def _section(title: str, notes: Sequence[Noted]) -> list[ft.Control]:
    return [heading(2, title), *map(note_card, notes)] if notes else []


def _for_school(notes: Sequence[Noted]) -> list[ChildNote]:
    return [one.note for one in notes if one.note.topic == "school"]


def _printing() -> ft.Control:
    """Offer what is for school on paper, without the rest."""
    label, file = _("Imprimer les notes pour l'école"), _("notes-ecole.pdf")
    printing: Any = PaperPrinting
    return side_by_side(
        [printing(Paper(partial(_paper, here()), file, label, "school-print"))]
    )


def _paper(house: House) -> bytes:
    book = house.childhood
    child, notes = book.child(), _for_school(book.notes())
    return school(child.name, notes, day=child.today)


def _add() -> ft.Control:
    label, go = _("Ajouter une note"), going(f"{NOTES}/ajouter")
    return side_by_side([action(label, go, name="note-add", icon=ft.Icons.ADD)])


def _named(_params: Mapping[str, str]) -> str:
    return _("Repères et notes")


SCREEN = Screen(NOTES, N_("Ma santé"), ChildNotes, "health", named=_named)
