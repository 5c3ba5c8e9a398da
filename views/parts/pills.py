"""« Filtres » : a few buttons of which one is on."""

from collections.abc import Callable, Mapping

import flet as ft

from views.parts.acting import Act, acting
from views.parts.tid import tid
from views.parts.typeset import typeset


def pills(
    options: Mapping[str, str],
    value: str,
    choose: Callable[[str], None],
    *,
    name: str,
) -> ft.Control:
    """Return one button an option (value and words); the one chosen is filled."""
    return ft.Row(
        [
            tid(f"{name}-{key}", _pill(words, _picks(choose, key), on=on), selected=on)
            for key, words in options.items()
            for on in [key == value]
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )


def _picks(choose: Callable[[str], None], key: str) -> Act:
    async def pick() -> None:
        choose(key)

    return pick


def _pill(words: str, act: Act, *, on: bool) -> ft.Control:
    button = ft.FilledButton if on else ft.OutlinedButton
    icon = ft.Icons.CHECK if on else None
    style = ft.ButtonStyle(padding=ft.Padding.symmetric(horizontal=12, vertical=12))
    return button(typeset(words), icon=icon, on_click=acting(act), style=style)
