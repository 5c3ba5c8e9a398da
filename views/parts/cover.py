"""« Volet » : what the list of open windows shows instead of the space."""

import flet as ft

from views.theme import look, size


def behind_cover(inside: ft.Control, *, down: bool) -> ft.Control:
    """Return *inside*, untouched, under a plain sheet with our mark while *down*."""
    palette = look().palette
    mark = ft.Icon(ft.Icons.HEXAGON_OUTLINED, color=palette.primary, size=size(96))
    sheet = ft.Container(
        mark, bgcolor=palette.page, alignment=ft.Alignment.CENTER, visible=down
    )
    return ft.Stack([inside, sheet], fit=ft.StackFit.EXPAND, expand=True)
