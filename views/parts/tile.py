"""« Ligne » : one thing of a list, whole surface pressed, spine on its left."""

from collections.abc import Sequence

import flet as ft

from views.parts.acting import Act, acting
from views.parts.tid import tid
from views.theme import RADIUS, RING, Spine, look, size


def tile(
    title: str,
    lines: Sequence[ft.Control],
    act: Act,
    *,
    name: str,
    icon: ft.IconData,
    spine: Spine | None = None,
) -> ft.Control:
    """Return a pressable row: icon, title, then *lines* of secondary words."""
    palette = look().palette
    colour = _colour(spine) if spine else palette.primary
    words = ft.Column(
        [ft.Text(title, theme_style=ft.TextThemeStyle.TITLE_MEDIUM), *lines],
        spacing=2,
        expand=True,
    )
    inside = ft.Row(
        [ft.Icon(icon, color=colour, size=size(28)), words],
        spacing=16,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    button = ft.OutlinedButton(
        content=_spined(inside, colour if spine else None),
        on_click=acting(act),
        style=_surface(palette.focus, palette.border, palette.card),
    )
    return tid(name, button)


def _colour(spine: Spine) -> str:
    return spine.dark if look().dark else spine.light


def _spined(inside: ft.Control, colour: str | None) -> ft.Control:
    left = ft.BorderSide(8, colour) if colour else None
    return ft.Container(
        inside,
        border=ft.Border.only(left=left) if left else None,
        padding=ft.Padding.symmetric(horizontal=16, vertical=12),
    )


def _surface(ring: str, edge: str, back: str) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        padding=0,
        bgcolor=back,
        alignment=ft.Alignment.CENTER_LEFT,
        side={
            ft.ControlState.FOCUSED: ft.BorderSide(RING, ring),
            ft.ControlState.DEFAULT: ft.BorderSide(1, edge),
        },
        shape=ft.RoundedRectangleBorder(radius=RADIUS),
    )
