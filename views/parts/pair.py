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


def pair(listed: ft.Control | None, opened: ft.Control | None) -> ft.Control:
    """Return the list on the left, what is open on the right; either may be alone.

    Each keeps its place when the other comes or goes: nothing of it is lost.
    """
    both = listed is not None and opened is not None
    edge = ft.Border.only(left=ft.BorderSide(1, look().palette.border))
    left, right = ft.Container(listed), ft.Container(opened, expand=True)
    left.width, left.expand = (LIST + 2 * _MARGIN, None) if both else (None, True)
    left.visible, right.visible = listed is not None, opened is not None
    right.border = edge if both else None
    return ft.Row(
        [left, right],
        spacing=0,
        expand=True,
        vertical_alignment=ft.CrossAxisAlignment.STRETCH,
    )
