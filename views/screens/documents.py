"""« Documents » : all of them, by category, pinned first, then newest first."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.all_documents import beside
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.pair import roomy
from views.parts.sentence import sentence
from views.text import _


@drawn
def Documents() -> ft.Control:
    """List the documents; beside them, when there is room, the one chosen."""
    words = _("Choisissez un document dans la liste : il s'ouvre ici.")
    told = sheet([sentence(words, quiet=True)])
    return beside("", told if roomy() else None)


SCREEN = Screen("/documents", N_("Documents"), Documents, place="documents")
