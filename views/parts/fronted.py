"""« Signe » : an icon before words, over them where letters are too large."""

from collections.abc import Sequence
from typing import Final

import flet as ft

from views.theme import COLUMN, look

_TIGHT: Final = 250
"""Width, at 100 %, under which an icon leaves too little room for words."""


def fronted(
    icon: ft.Icon,
    words: ft.Column,
    end: Sequence[ft.Control] = (),
    *,
    spacing: int = 16,
    top: bool = False,
) -> ft.Row:
    """Return *words* beside their icon, at the *top* of it or in its middle.

    Where letters are too large the icon stands over them, and what is at the *end*
    is left out.
    """
    words.expand = True
    line = ft.Row([icon, words, *end], spacing=spacing)
    if top:
        line.vertical_alignment = ft.CrossAxisAlignment.START
    if (ft.context.page.width or COLUMN) < _TIGHT * look().scale:
        words.controls = [icon, *words.controls]
        line.controls = [words]
    return line
