"""« Phrase » : running text, at the sizes of the theme."""

import re
from typing import Final

import flet as ft

from app.domain.query import Marks
from views.parts.hyphen import hyphened, room
from views.parts.typeset import loosened, typeset
from views.theme import STRONG, look

_AROUND, _LETTER = 64, 8.5
"""Widths of what is around a paragraph in a card, and of one of its letters."""
_WORD: Final = re.compile(r"(?<!\S)[^\W\d_]+(?=[.,;:!?…)]*(?:\s|$))")
"""A plain word: an address or a code is never given a hyphen."""


def sentence(text: str, *, quiet: bool = False, strong: bool = False) -> ft.Control:
    """Return a paragraph; *quiet* is secondary text, *strong* is bold."""
    words = typeset(text)
    loose = loosened(words) if look().scale > 1 else words
    drawn = _cut(loose) if look().scale > 1 else loose
    return ft.Text(
        drawn,
        theme_style=ft.TextThemeStyle.BODY_MEDIUM,
        color=ft.Colors.ON_SURFACE_VARIANT if quiet else ft.Colors.ON_SURFACE,
        weight=ft.FontWeight.BOLD if strong else None,
        font_family=STRONG if strong else None,
        semantics_label=None if drawn == loose else words,
    )


def _cut(words: str) -> str:
    """Cut each word too long for a line between its syllables."""
    most = room(_AROUND, _LETTER)
    return _WORD.sub(lambda found: hyphened(found[0], most), words)


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
