"""« Choix » : a short list of which one is taken, as radio buttons."""

from collections.abc import Callable, Mapping
from typing import Final

import flet as ft

from views.parts.box import side_by_side
from views.parts.heading import legend
from views.parts.hyphen import hyphened, room
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.theme import size

_SHORT: Final = 12
"""Characters of a label that fits anywhere."""
_CIRCLE: Final = 64
_LETTER: Final = 12
"""Widths of a radio and of one letter of its words."""
_AROUND: Final = 92
_WORD: Final = 10
"""Widths of what is around words that wrap, and of one letter of a long word."""


def choice(
    label: str,
    options: Mapping[str, str],
    value: str,
    choose: Callable[[str], None],
    *,
    name: str,
) -> ft.Control:
    """Return a group of radio buttons: *options* are value and words.

    Short words stand on one line; long ones, each on its own, may wrap. The group
    is heard by its *label* too: « Montrer » alone says not what is shown.
    """
    short = max(map(len, options.values())) <= min(_SHORT, room(_AROUND, _WORD))
    draw = _radio if short else _wrapping
    buttons = [
        tid(f"{name}-{key}", draw(key, typeset(words), choose))
        for key, words in options.items()
    ]
    rows = side_by_side(buttons) if short else ft.Column(buttons, spacing=0)
    group = ft.RadioGroup(
        content=rows, value=value, on_change=lambda event: choose(event.control.value)
    )
    heard = ft.Semantics(content=group, label=typeset(label), container=True)
    return ft.Column([legend(label), heard], spacing=4)


def _radio(key: str, words: str, _: Callable[[str], None]) -> ft.Control:
    """Wide as its words: a radio alone takes the whole line."""
    width = size(_CIRCLE + _LETTER * len(words))
    radio = ft.Radio(label=words, value=key)
    return ft.Container(radio, width=width, padding=ft.Padding.symmetric(vertical=4))


def _wrapping(key: str, words: str, choose: Callable[[str], None]) -> ft.Control:
    """A radio's own label is cut where it does not fit: the words stand beside it."""
    text = ft.Text(
        hyphened(words, room(_AROUND, _WORD)),
        theme_style=ft.TextThemeStyle.BODY_MEDIUM,
        semantics_label=words,
    )
    around = ft.Padding.only(top=12, right=12, bottom=12)
    beside = ft.Container(
        text, expand=True, padding=around, on_click=lambda _event: choose(key)
    )
    return ft.Row([ft.Radio(value=key), beside], spacing=0)
