"""« Ajouter une note » to the child's booklet."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial
from typing import Final

import flet as ft

from app.domain.childhood import ChildNote
from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.childhood.form import Form, FormFields, Texts
from views.parts.childhood.notes import NOTES, note_lines
from views.parts.drawn import drawn
from views.parts.states import states
from views.parts.watching import here, local_now, porch, use_record
from views.text import _

_NAME: Final = "child-note"


@drawn
def AddChildNote() -> ft.Control:
    """Ask for a note; a few words are enough."""
    house, around = here(), porch()
    asked = use_record(partial(_draft, house), name="")
    if asked.value is None:
        return sheet([states(asked, empty="")])

    def keep(texts: Texts) -> Callable[[], object]:
        return house.childhood.add_note(ChildNote(**texts))

    def leave() -> None:
        around.go(NOTES)

    start = asdict(ChildNote("milestone", local_now().date().isoformat()))
    told = _("La note est gardée.")
    form = Form(_NAME, note_lines(), start, asked.value, keep, told, leave)
    shown: ft.Control = FormFields(form)
    return shown


def _draft(house: House) -> Texts:
    house.childhood.child()
    return house.drafts.get(_NAME)


def _named(_params: Mapping[str, str]) -> str:
    return _("Ajouter une note")


SCREEN = Screen(
    f"{NOTES}/ajouter", N_("Ma santé"), AddChildNote, "health", named=_named
)
