"""« Côte à côte » : in a wide window, a list and what it opens."""

from typing import Final

import flet as ft

from views.parts.nav import beside_rail
from views.parts.watching import porch
from views.theme import COLUMN, look

ROOMY: Final = 1200
"""Width, at 100 %, from which a list and what it opens stand side by side."""
LIST: Final = 440
_MARGIN: Final = 16
PAIRED: Final = ("/documents", "/documents/:id", "/documents/:id/images")
"""Screens that use the whole width where there is room: their title goes left."""


def roomy() -> bool:
    """Say whether there is room for a list and for what it opens."""
    return porch().width >= ROOMY * look().scale


def opened_room() -> float:
    """Return how wide what is open may be inside its margins, in pixels."""
    taken = LIST + 2 * _MARGIN + 1 if roomy() else 0
    return min(beside_rail(porch().width) - taken, COLUMN) - 2 * _MARGIN


def pair(listed: ft.Control, opened: ft.Control) -> ft.Control:
    """Return the list on the left, what is open on the right."""
    edge = ft.Border.only(left=ft.BorderSide(1, look().palette.border))
    return ft.Row(
        [
            ft.Container(listed, width=LIST + 2 * _MARGIN),
            ft.Container(opened, expand=True, border=edge),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
