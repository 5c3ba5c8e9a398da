"""« Fait » : an icon, what it is, and quiet words about it; nothing to press."""

from collections.abc import Sequence

import flet as ft

from views.parts.fronted import fronted
from views.parts.sentence import sentence
from views.theme import look, size


def fact(icon: ft.IconData, title: str, lines: Sequence[str]) -> ft.Control:
    """Return one thing told, its icon on the left."""
    words = ft.Column(
        [sentence(title, strong=True), *(sentence(line, quiet=True) for line in lines)],
        spacing=2,
    )
    mark = ft.Icon(icon, color=look().palette.primary, size=size(28))
    return fronted(mark, words, top=True)
