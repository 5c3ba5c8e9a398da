"""« Entrées » : ways to a few neighbouring places, an icon above each word."""

from collections.abc import Sequence

import flet as ft

from views.parts.acting import Act, acting
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.theme import look, size


def tab(label: str, act: Act, *, name: str, icon: ft.IconData) -> ft.Control:
    """Return a button as wide as it is given: its icon, then its word below."""
    words = ft.Text(typeset(label), text_align=ft.TextAlign.CENTER)
    inside = ft.Column(
        [ft.Icon(icon, color=look().palette.primary, size=size(26)), words],
        spacing=4,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    style = ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=4, vertical=12),
        bgcolor=look().palette.card,
    )
    return tid(name, ft.OutlinedButton(inside, on_click=acting(act), style=style))


def equal_columns(children: Sequence[ft.Control]) -> ft.Control:
    """Return *children* on one line, all of the same width."""
    columns: list[ft.Control] = [ft.Container(child, expand=True) for child in children]
    return ft.Row(columns, spacing=8)
