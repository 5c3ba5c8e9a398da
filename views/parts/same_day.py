"""« Ce jour a déjà une valeur » : replace it, add to it, or leave all as it is."""

from collections.abc import Callable

import flet as ft

from views.parts.acting import Act, acting
from views.parts.sentence import sentence
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.text import _


def same_day(
    there: str, *, replace: Act, add: Act, leave: Callable[[], None]
) -> ft.AlertDialog:
    """Ask what becomes of the value *there*; the three answers are as visible."""
    words = _("Ce jour a déjà une valeur : {value}.").format(value=there)
    buttons = [
        tid("same-day-leave", _button(_("Ne rien changer"), leave, first=True)),
        tid("same-day-replace", _button(_("La remplacer"), _after(leave, replace))),
        tid("same-day-add", _button(_("Ajouter à cette valeur"), _after(leave, add))),
    ]
    return ft.AlertDialog(
        modal=True,
        title=ft.Text(
            typeset(_("Remplacer ou ajouter ?")),
            theme_style=ft.TextThemeStyle.TITLE_LARGE,
        ),
        content=sentence(words),
        actions=buttons,
        on_dismiss=leave,
        scrollable=True,
    )


def _after(leave: Callable[[], None], act: Act) -> Act:
    async def answered() -> None:
        leave()
        await act()

    return acting(answered)


def _button(
    label: str, act: Act | Callable[[], None], *, first: bool = False
) -> ft.Control:
    return ft.OutlinedButton(typeset(label), on_click=act, autofocus=first)
