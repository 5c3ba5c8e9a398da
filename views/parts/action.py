"""« Bouton » : a verb and its object, at least 48 px, with a visible focus."""

from typing import Final

import flet as ft

from views.parts.acting import Act, acting
from views.parts.tid import tid
from views.parts.typeset import typeset
from views.theme import COLUMN, RING, TARGET, look

_TIGHT: Final = 190
"""Width, at 100 %, under which an icon leaves too little room for a long word."""


def action(
    label: str,
    act: Act,
    *,
    name: str,
    icon: ft.IconData | None = None,
    enabled: bool = True,
) -> ft.Control:
    """Return the main button of a place; *name* identifies it on its screen."""
    button = ft.FilledButton(
        typeset(label), icon=_beside(icon), on_click=acting(act), disabled=not enabled
    )
    return tid(name, button)


def quiet_action(
    label: str,
    act: Act,
    *,
    name: str,
    icon: ft.IconData | None = None,
    about: str = "",
) -> ft.Control:
    """Return a button of the second rank.

    *about* is heard after its words: which row it is of, where several say the same.
    """
    words = typeset(label)
    said = f"{label} : {about}"
    content = ft.Text(words, semantics_label=said) if about else words
    button = ft.OutlinedButton(content, icon=_beside(icon), on_click=acting(act))
    return tid(name, button)


def _beside(icon: ft.IconData | None) -> ft.IconData | None:
    """Return the icon of a button; none where it would cut the words."""
    room = ft.context.page.width or COLUMN
    return icon if room >= _TIGHT * look().scale else None


def grave_action(label: str, act: Act, *, name: str) -> ft.Control:
    """Return a button that takes something away."""
    alert = look().palette.alert
    button = ft.OutlinedButton(
        typeset(label),
        icon=_beside(ft.Icons.DELETE_OUTLINE),
        on_click=acting(act),
        style=ft.ButtonStyle(color=alert, icon_color=alert),
    )
    return tid(name, button)


def icon_action(icon: ft.IconData, label: str, act: Act, *, name: str) -> ft.Control:
    """Return a round button that says *label*: the one of Flet has no name.

    It is one node with its button, so that who hears the page is told of the focus.
    """
    palette = look().palette
    button = ft.IconButton(
        icon=icon,
        icon_size=28,
        icon_color=palette.ink,
        on_click=acting(act),
        width=TARGET,
        height=TARGET,
        style=ft.ButtonStyle(
            side={ft.ControlState.FOCUSED: ft.BorderSide(RING, palette.focus)}
        ),
    )
    return tid(name, button, label=label)
