"""« Titre » : real headings, one h1 a screen."""

import re
from typing import Final

import flet as ft

from views.parts.hyphen import hyphened
from views.parts.typeset import typeset
from views.theme import COLUMN, size

_STYLES: Final = {
    1: (ft.TextThemeStyle.HEADLINE_MEDIUM, 28),
    2: (ft.TextThemeStyle.TITLE_LARGE, 22),
    3: (ft.TextThemeStyle.TITLE_MEDIUM, 18),
    4: (ft.TextThemeStyle.TITLE_SMALL, 16),
}
"""The style of each level and its height, as the theme gives it at 100 %."""
_LEGEND: Final = 3
"""The level a legend is drawn as."""
_LETTER: Final = 0.62
"""Width of a wide letter in heights."""
_RUNNING: Final = 18
"""Height of running text: rather than under it, a title is cut between syllables."""
_SMALLEST: Final = 16
_SMALL: Final = 12
"""Least height of a title, at any size of text and at 100 %."""
_AROUND: Final = 64
"""Pixels that margins and frames take beside a title."""


def heading(level: int, text: str, *, drawn: int = 0) -> ft.Control:
    """Return a title of *level* 1 to 4, exposed as such.

    *drawn* is the level it looks like, where it is less than what it is: no level is
    skipped for who listens.
    """
    words = _drawn(drawn or level, text)
    return ft.Semantics(header=True, heading_level=level, content=words)


def legend(text: str) -> ft.Control:
    """Return the title of a group that says it itself: drawn, and not heard twice."""
    return ft.Semantics(exclude_semantics=True, content=_drawn(_LEGEND, text))


def _drawn(level: int, text: str) -> ft.Text:
    style, pixels = _STYLES[level]
    said, room = typeset(text), (ft.context.page.width or COLUMN) - _AROUND
    drawn = hyphened(said, int(room / size(_RUNNING) / _LETTER))
    return ft.Text(
        drawn,
        theme_style=style,
        size=whole(drawn, size(pixels), room),
        semantics_label=said if drawn != said else None,
    )


def whole(text: str, pixels: int, room: float) -> int:
    """Return *pixels*, or the lesser height at which no word of *text* is cut.

    A word that would then be too small to read is cut instead.
    """
    longest = max(map(len, re.split(r"[- \n]", text)))
    fit = int(room / max(longest, 1) / _LETTER)
    readable = max(_SMALLEST, size(_SMALL))
    return pixels if fit < readable else min(pixels, fit)
