"""« Coupure » : a word too long for its line is cut between syllables, never beside."""

import re
from typing import Final

import flet as ft

from views.parts.watching import Porch
from views.theme import COLUMN, size

_VOWEL: Final = "aeiouyàâéèêëîïôùûœæ"
_BETWEEN: Final = re.compile(
    rf"(?<=\w\w[{_VOWEL}])(?=[^\W\d_{_VOWEL}][{_VOWEL}]\w)"
    rf"|(?<=\w\w([bcdfglmnprst]))(?=\1[{_VOWEL}]\w)",
    re.IGNORECASE,
)
"""Before a consonant and its vowel, « accompagne-ment »; between two of a kind."""


def hyphened(words: str, most: int) -> str:
    """Return *words*, those longer than *most* letters on two lines or more."""
    return " ".join(_cut(word, most) for word in words.split(" "))


def room(around: float, letter: float) -> int:
    """Return how many letters of a word stand on one line of the page.

    *around* is the width of what is beside it, *letter* that of one at 100 %.
    """
    found = ft.context.page.data
    width = found.width if isinstance(found, Porch) else COLUMN
    return int((min(width, COLUMN) - around) // size(letter))


def _cut(word: str, most: int) -> str:
    if len(word) <= most:
        return word
    fit = [at.start() for at in _BETWEEN.finditer(word) if at.start() < most]
    if not fit:
        return word
    return f"{word[: fit[-1]]}-\n{_cut(word[fit[-1] :], most)}"
