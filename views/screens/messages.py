"""« Messages » : keeps its place until it exists."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.text import _


@drawn
def Messages() -> ft.Control:
    """Say that it does not exist yet, without a button."""
    return sheet([sentence(_("La messagerie n'existe pas encore dans cette version."))])


SCREEN = Screen("/messages", N_("Messages"), Messages, place="messages")
