"""« À vérifier » : documents that bear another name, one decision each."""

from typing import Any

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet, stack
from views.parts.documents import DocumentRow
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.to_check import ToCheck
from views.parts.watching import here, use_record
from views.text import _


@drawn
def Checking() -> ft.Control:
    """List what waits; nothing here is filed before the person says so."""
    asked = use_record(here().custody.to_check, "document")
    if not asked.value:
        words = _("Rien à vérifier. Aucun document ne porte un autre nom.")
        return sheet([states(asked, empty=words)])
    told = _("Ces documents portent peut-être le nom d'une autre personne.")
    return sheet([sentence(told), *map(_waiting, asked.value)])


def _waiting(entries: tuple[Entry, ...]) -> ft.Control:
    answer: Any = ToCheck
    rows = [DocumentRow(entry) for entry in entries]
    return stack([answer(entries, key=entries[0].id.hex()), *rows])


SCREEN = Screen("/documents/a-verifier", N_("À vérifier"), Checking, place="documents")
