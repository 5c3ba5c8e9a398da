"""« Phrase » : running text, at the sizes of the theme."""

import flet as ft

from app.domain.query import Marks
from views.parts.typeset import loosened, typeset
from views.theme import STRONG, look


def sentence(text: str, *, quiet: bool = False, strong: bool = False) -> ft.Control:
    """Return a paragraph; *quiet* is secondary text, *strong* is bold."""
    words = typeset(text)
    return ft.Text(
        loosened(words) if look().scale > 1 else words,
        theme_style=ft.TextThemeStyle.BODY_MEDIUM,
        color=ft.Colors.ON_SURFACE_VARIANT if quiet else ft.Colors.ON_SURFACE,
        weight=ft.FontWeight.BOLD if strong else None,
        font_family=STRONG if strong else None,
    )


def marked(
    text: str, marks: Marks, style: ft.TextThemeStyle = ft.TextThemeStyle.BODY_MEDIUM
) -> ft.Text:
    """Return words of which those found (*marks*: start, end) stand out."""
    spans: list[ft.TextSpan] = []
    here = 0
    for start, end in marks:
        spans += [ft.TextSpan(text[here:start]), _found(text[start:end])]
        here = end
    spans.append(ft.TextSpan(text[here:]))
    return ft.Text(
        spans=[span for span in spans if span.text],
        theme_style=style,
        color=ft.Colors.ON_SURFACE,
    )


def _found(text: str) -> ft.TextSpan:
    style = ft.TextStyle(
        weight=ft.FontWeight.BOLD,
        bgcolor=ft.Colors.TERTIARY_CONTAINER,
        font_family=STRONG,
    )
    return ft.TextSpan(text, style)
