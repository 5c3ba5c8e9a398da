"""« Côte à côte » : in a wide window, a list and what it opens."""

from typing import Final

import flet as ft

from views.parts.watching import porch
from views.theme import look

ROOMY: Final = 1200
"""Width, at 100 %, from which a list and what it opens stand side by side."""
LIST: Final = 440
PAIRED: Final = ("/documents", "/documents/:id")
"""Screens that show both where there is room: their title goes to the left."""


def roomy() -> bool:
    """Say whether there is room for a list and for what it opens."""
    return porch().width >= ROOMY * look().scale


def pair(listed: ft.Control, opened: ft.Control) -> ft.Control:
    """Return the list on the left, what is open on the right."""
    edge = ft.Border.only(left=ft.BorderSide(1, look().palette.border))
    return ft.Row(
        [
            ft.Container(listed, width=LIST + 32),
            ft.Container(opened, expand=True, border=edge),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
