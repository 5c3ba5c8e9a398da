"""« Comprendre un mot » : the words of the screens, found by a few letters."""

import flet as ft

from app.domain.folding import plain
from app.domain.words import N_
from views.answers.words import WORDS
from views.house import Screen
from views.parts.box import card, sheet
from views.parts.drawn import drawn
from views.parts.field import field
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.text import _


@drawn
def HelpWords() -> ft.Control:
    """List the words in their order, or those that hold what is typed."""
    typed, change = use_held("")
    said = [(_(word), _(meaning)) for word, meaning in WORDS]
    said.sort(key=lambda pair: plain(pair[0]))
    found = [_word(*pair) for pair in said if plain(typed) in plain(" ".join(pair))]
    line = field(_("Un mot"), typed, change, name="words-field")
    none = [] if found else [sentence(_("Rien trouvé. Essayez un autre mot."))]
    return sheet([line, *none, *found])


def _word(word: str, meaning: str) -> ft.Control:
    return card([heading(2, word), sentence(meaning)])


SCREEN = Screen("/aide/mots", N_("Comprendre un mot"), HelpWords, place="more")
