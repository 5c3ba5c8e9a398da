"""« Vaccins retirés » : doses noted by mistake, kept, and how to bring them back."""

from collections.abc import Mapping
from functools import partial

import flet as ft

from app.domain.words import N_
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.sameness import Line, alone
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.vaccines.rows import PLACE, line_row
from views.parts.watching import here, use_record
from views.text import _


@drawn
def WithdrawnVaccines() -> ft.Control:
    """List what no longer counts; a press opens a dose, which may come back."""
    booklet = here().vaccines.booklet
    asked = use_record(partial(_gone, booklet), "immunization")
    if not asked.value:
        return sheet([states(asked, empty=_("Aucun vaccin retiré."))])
    words = _("Ces vaccins ne comptent plus. Ouvrez-en un pour le remettre.")
    return sheet([sentence(words, quiet=True), *map(line_row, asked.value)])


def _gone(booklet: Booklet) -> tuple[Line, ...]:
    return tuple(map(alone, booklet.withdrawn()))


def _named(_params: Mapping[str, str]) -> str:
    return _("Vaccins retirés")


SCREEN = Screen(
    f"{PLACE}/retires", N_("Ma santé"), WithdrawnVaccines, place="health", named=_named
)
