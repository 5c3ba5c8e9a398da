"""« Archives » : the documents put aside, out of the lists and of the search."""

import flet as ft

from app.domain.query import Filters
from app.domain.state import State
from app.domain.words import N_
from views.house import Screen
from views.parts.browser import Browser
from views.parts.browsing import Place
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.text import _

_ARCHIVED = Filters(status=State.ARCHIVED)


@drawn
def Archives() -> ft.Control:
    """List what was archived; each document says how to bring it back."""
    empty = _("Aucun document archivé. Archivez ce dont vous ne vous servez plus.")
    words = _("Ces documents sont gardés. Ils ne sont plus dans vos listes.")
    return Browser(
        Place("archives", _ARCHIVED, empty),
        lambda _counts, _pick: [sentence(words, quiet=True)],
    )


SCREEN = Screen("/documents/archives", N_("Archives"), Archives, place="documents")
