"""« Grand chiffre » : what is read from across the room."""

from typing import Final

import flet as ft

from views.parts.heading import whole
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.theme import COLUMN, STRONG, look, size

_PIXELS: Final = 56
_SMALLER: Final = 28
_BODY: Final = 18
"""Height of running text: what stands on one line is never smaller."""
_SHORT: Final = 14
"""Letters of a figure; more of them are words, and stand on several lines."""
_AROUND: Final = 96
"""Pixels that margins and frames take beside a figure."""


def figure(text: str) -> ft.Control:
    """Return *text* as large as it fits on its line; words are less large."""
    said, room = typeset(text), (ft.context.page.width or COLUMN) - _AROUND
    one = said.replace(" ", "\u00a0")
    pixels = whole(one, size(_PIXELS), room)
    if len(said) > _SHORT or pixels < size(_BODY):
        one, pixels = said, whole(said, size(_SMALLER), room)
    words = ft.Text(
        one,
        size=pixels,
        color=look().palette.primary,
        font_family=STRONG,
        weight=ft.FontWeight.BOLD,
        text_align=ft.TextAlign.CENTER,
    )
    return tid("near-figure", ft.Container(words, alignment=ft.Alignment.CENTER))
