"""« Ligne » : one thing of a list, whole surface pressed, spine on its left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import flet as ft

from views.parts.acting import Act, acting
from views.parts.fronted import fronted
from views.parts.hyphen import hyphened, room
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.theme import Spine, look, size

_SPINE: Final = 8
_AROUND, _LETTER = 72, 8.5
"""Widths of what is around a title, and of one letter of a long word."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands beside the words: an icon before them, a picture after them."""

    icon: ft.IconData
    picture: ft.Control


def tile(
    title: str | ft.Text,
    lines: Sequence[ft.Control],
    act: Act,
    *,
    name: str,
    icon: ft.IconData | Sign,
    spine: Spine | None = None,
) -> ft.Control:
    """Return a pressable row: icon, title, then *lines* of secondary words."""
    sign, end = (icon.icon, [icon.picture]) if isinstance(icon, Sign) else (icon, [])
    palette = look().palette
    colour = (spine.dark if look().dark else spine.light) if spine else palette.primary
    if isinstance(title, str):
        title = _title(typeset(title))
    words = ft.Column([title, *lines], spacing=2)
    mark = ft.Icon(sign, color=colour, size=size(28))
    padded = ft.Container(fronted(mark, words, end), padding=16)
    button = ft.OutlinedButton(
        content=ft.Stack([padded, _edge(colour)]) if spine else padded,
        on_click=acting(act),
        style=ft.ButtonStyle(padding=0, bgcolor=palette.card),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
    return tid(name, button)


def _title(words: str) -> ft.Text:
    """Draw what a row is; a word too long for the line is cut, and heard whole."""
    cut = hyphened(words, room(_AROUND, _LETTER))
    said = None if cut == words else words
    return ft.Text(
        cut, theme_style=ft.TextThemeStyle.TITLE_MEDIUM, semantics_label=said
    )


def _edge(colour: str) -> ft.Control:
    """A plain box laid on the left: far lighter to send than a border."""
    return ft.Container(bgcolor=colour, width=_SPINE, left=0, top=0, bottom=0)
