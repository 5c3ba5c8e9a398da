"""« Carte » and « Colonne » : how things are laid on the page."""

from collections.abc import Sequence
from typing import Any, Final

import flet as ft

from views.parts.watching import stir
from views.theme import COLUMN, RADIUS, look

_SCROLLED: Final = 5_000
"""Milliseconds between two words that somebody reads on."""


def card(children: Sequence[ft.Control]) -> ft.Control:
    """Return a quiet surface holding what goes together."""
    palette = look().palette
    return ft.Container(
        ft.Column(
            list(children),
            spacing=12,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        bgcolor=palette.card,
        border=ft.Border.all(1, palette.border),
        border_radius=RADIUS,
        padding=16,
    )


def sheet(children: Sequence[ft.Control], *, wide: int = COLUMN) -> ft.Control:
    """Return the scrolling column of a screen, at most *wide* pixels."""
    column = ft.Column(
        list(children),
        spacing=16,
        width=wide,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return scrolling(_inside(column))


def scrolling(inside: ft.Control, paper: ft.Ref[Any] | None = None) -> ft.Control:
    """Return a page that scrolls; who reads on is there, and their space stays open."""
    return ft.Column(
        [inside],
        ref=paper,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        on_scroll=_read_on,
        scroll_interval=_SCROLLED,
    )


def _read_on(_event: ft.OnScrollEvent) -> None:
    stir()


def stack(children: Sequence[ft.Control], *, spacing: int = 16) -> ft.Control:
    """Return *children* one under the other, as wide as there is room."""
    return ft.Column(
        list(children),
        spacing=spacing,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def side_by_side(children: Sequence[ft.Control]) -> ft.Control:
    """Return *children* on one line, on several when there is no room."""
    return ft.Row(list(children), wrap=True, spacing=12, run_spacing=12)


def _inside(column: ft.Control) -> ft.Control:
    return ft.Container(column, padding=16, alignment=ft.Alignment.TOP_CENTER)
