"""« Question » : a line that unfolds its answer under it."""

from typing import Any, Final

import flet as ft

from views.parts.acting import acting, doing
from views.parts.box import stack
from views.parts.hyphen import hyphened, room
from views.parts.sentence import sentence
from views.parts.state import use_flag
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.theme import RADIUS, RING, look

_ICON: Final = 26
"""Width of the icon, at any size of text: the words need the room."""
_AROUND, _LETTER = 76 + _ICON, 10.5
"""Widths of what is around the words, and of one letter of a long word."""


@ft.component
def Question(question: str, answer: str, name: str) -> ft.Control:
    """Show the question; pressed, show the answer, pressed again, hide it."""
    open_, unfold, fold = use_flag()
    palette = look().palette
    line = _line(question, unfolded=open_)
    button = ft.TextButton(
        line, on_click=acting(doing(fold if open_ else unfold)), style=_flat()
    )
    inside = ft.Padding.only(left=16, top=8, right=16, bottom=16)
    told = [ft.Container(sentence(answer), padding=inside)] if open_ else []
    return ft.Container(
        ft.Column(
            [tid(name, button, expanded=open_), *told],
            spacing=0,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        bgcolor=palette.card,
        border=ft.Border.all(1, palette.border),
        border_radius=RADIUS,
    )


def questions(pairs: list[tuple[str, str]], *, name: str) -> ft.Control:
    """Return (question, answer) *pairs* one under the other."""
    component: Any = Question
    drawn: list[ft.Control] = [
        component(asked, answer, f"{name}-{rank}", key=asked)
        for rank, (asked, answer) in enumerate(pairs)
    ]
    return stack(drawn)


def _line(question: str, *, unfolded: bool) -> ft.Control:
    icon = ft.Icons.EXPAND_LESS if unfolded else ft.Icons.EXPAND_MORE
    said = typeset(question)
    drawn = hyphened(said, room(_AROUND, _LETTER))
    words = ft.Text(
        drawn,
        theme_style=ft.TextThemeStyle.TITLE_MEDIUM,
        semantics_label=said if drawn != said else None,
    )
    return ft.Row(
        [
            ft.Container(words, expand=True),
            ft.Icon(icon, color=look().palette.primary, size=_ICON),
        ],
        spacing=12,
    )


def _flat() -> ft.ButtonStyle:
    palette = look().palette
    return ft.ButtonStyle(
        color=palette.ink,
        padding=ft.Padding.symmetric(horizontal=16, vertical=14),
        alignment=ft.Alignment.CENTER_LEFT,
        shape=ft.RoundedRectangleBorder(radius=RADIUS),
        side={ft.ControlState.FOCUSED: ft.BorderSide(RING, palette.focus)},
    )
