"""« Titre » : real headings, one h1 a screen."""

from typing import Final

import flet as ft

from views.parts.typeset import typeset
from views.theme import COLUMN, size

_STYLES: Final = {
    1: (ft.TextThemeStyle.HEADLINE_MEDIUM, 28),
    2: (ft.TextThemeStyle.TITLE_LARGE, 22),
    3: (ft.TextThemeStyle.TITLE_MEDIUM, 18),
}
"""The style of each level and its height, as the theme gives it at 100 %."""
_LETTER: Final = 0.62
"""Width of a wide letter in heights."""
_AROUND: Final = 64
"""Pixels that margins and frames take beside a title."""


def heading(level: int, text: str) -> ft.Control:
    """Return a title of *level* 1 to 3, exposed as such."""
    style, pixels = _STYLES[level]
    fit = whole(text, size(pixels), (ft.context.page.width or COLUMN) - _AROUND)
    words = ft.Text(typeset(text), theme_style=style, size=fit)
    return ft.Semantics(header=True, heading_level=level, content=words)


def whole(text: str, pixels: int, room: float) -> int:
    """Return *pixels*, or the lesser height at which no word of *text* is cut."""
    longest = max(map(len, text.replace("-", " ").split()), default=1)
    return min(pixels, int(room / longest / _LETTER))
