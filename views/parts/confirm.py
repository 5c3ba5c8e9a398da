"""« Confirmer » : a question before something that cannot be taken back."""

from collections.abc import Callable
from typing import Final

import flet as ft

from views.parts.acting import Act, acting
from views.parts.sentence import sentence
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.parts.watching import asked
from views.parts.whose import everywhere_line, whose_line
from views.text import _
from views.theme import look

_LINE: Final = 480
"""Width of the words, at 100 %, where the window has it: no line is too long."""


def confirm(
    title: str,
    text: str,
    *,
    label: str,
    act: Act,
    leave: Callable[[], None],
    grave: bool = False,
) -> ft.AlertDialog:
    """Return a question whose two answers are equally visible.

    It says whose space it is about, unless it is one's own.
    *grave*: nothing brings back what the act takes away.
    """
    words = [*whose_line(), sentence(text)]
    return _question(title, words, _yes(label, act, leave, grave=grave), leave)


def confirm_everywhere(
    title: str, text: str, *, label: str, act: Act, leave: Callable[[], None]
) -> ft.AlertDialog:
    """Return a grave question about what is the owner's, whoever's space is shown."""
    words = [*everywhere_line(), sentence(text)]
    return _question(title, words, _yes(label, act, leave, grave=True), leave)


def _question(
    title: str,
    words: list[ft.Control],
    yes: ft.FilledButton,
    leave: Callable[[], None],
) -> ft.AlertDialog:
    said = ft.Column(words, spacing=8, tight=True)
    no = ft.OutlinedButton(_("Annuler"), on_click=leave, autofocus=True)
    question = ft.AlertDialog(
        modal=True,
        title=ft.Text(typeset(title), theme_style=ft.TextThemeStyle.TITLE_LARGE),
        content=ft.Container(said, width=_LINE * look().scale),
        actions=[tid("confirm-no", no), tid("confirm-yes", yes)],
        actions_overflow_button_spacing=8,
        on_dismiss=leave,
        scrollable=True,
    )
    asked(question, leave)
    return question


def _yes(
    label: str, act: Act, leave: Callable[[], None], *, grave: bool
) -> ft.FilledButton:
    async def agreed() -> None:
        leave()
        await act()

    style = _alert() if grave else None
    return ft.FilledButton(typeset(label), on_click=acting(agreed), style=style)


def _alert() -> ft.ButtonStyle:
    colours = look().palette
    return ft.ButtonStyle(bgcolor=colours.alert, color=colours.on_alert)
