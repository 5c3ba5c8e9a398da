"""« Côte à côte » : two things compared, one above the other on a phone."""

import flet as ft

from views.parts.box import stack
from views.parts.watching import porch
from views.theme import COLUMN, look


def abreast(left: ft.Control, right: ft.Control) -> ft.Control:
    """Return both in columns of one width, where large enough letters fit."""
    if porch().width < COLUMN * look().scale:
        return stack([left, right])
    columns: list[ft.Control] = [
        ft.Container(one, expand=True) for one in (left, right)
    ]
    top = ft.CrossAxisAlignment.START
    return ft.Row(columns, spacing=16, vertical_alignment=top)
