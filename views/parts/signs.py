"""« Signes » : symbols to read aloud or compare, large, and their square."""

import io

import flet as ft
import segno

from views.parts.tid import tid
from views.text import _
from views.theme import RADIUS, STRONG, size

_SIDE, _SIGN = 220, 30


def signs(symbols: str, *, name: str) -> ft.Control:
    """Return groups of symbols in columns, large, spelled when read."""
    groups: list[ft.Control] = [
        ft.Container(
            ft.Text(
                group,
                font_family=STRONG,
                size=size(32),
                weight=ft.FontWeight.BOLD,
                semantics_label=" ".join(group),
            ),
            width=size(_SIGN * len(group)),
        )
        for group in symbols.split("-")
    ]
    return tid(name, ft.Row(groups, wrap=True, spacing=16, run_spacing=8))


def square(text: str) -> ft.Control:
    """Return the QR square of *text*, dark on white whatever the look."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(drawn, kind="png", scale=6, border=4)
    image = ft.Image(
        src=drawn.getvalue(),
        width=_SIDE,
        height=_SIDE,
        fit=ft.BoxFit.CONTAIN,
        semantics_label=_("Le même code, en carré à photographier"),
    )
    paper = ft.Container(image, bgcolor=ft.Colors.WHITE, border_radius=RADIUS)
    return ft.Row([paper])
