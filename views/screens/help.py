"""« Aide » : questions and answers, words, keyboard, all of it offline."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import card, sheet
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.regions import SHORTCUTS
from views.parts.sentence import sentence
from views.text import _


@drawn
def Help() -> ft.Control:
    """Answer without any network."""
    keys = [sentence(f"{_(key)} : {_(what)}") for key, what in SHORTCUTS]
    return sheet([card([heading(2, _("Avec le clavier")), *keys])])


SCREEN = Screen("/aide", N_("Aide"), Help, place="more")
