"""« Professionnels bloqués » : whom one hears from no more, and the way back."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.messages.blocking import KeptOut
from views.parts.states import states
from views.parts.unread import TOLD_BY
from views.parts.watching import here, use_record


@drawn
def Blocked() -> ft.Control:
    """List them by name, each with its button."""
    asked = use_record(here().messages.kept_out, *TOLD_BY)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    control: ft.Control = KeptOut(asked.value)
    return control


SCREEN = Screen(
    "/messages/bloques", N_("Professionnels bloqués"), Blocked, place="messages"
)
