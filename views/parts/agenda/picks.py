"""« Plusieurs choix » : buttons of which any number are on, each said so."""

from collections.abc import Callable, Mapping

import flet as ft

from views.parts.acting import Act, acting
from views.parts.tid import tid
from views.parts.typeset import typeset


def picks(
    options: Mapping[str, str],
    chosen: tuple[str, ...],
    choose: Callable[[tuple[str, ...]], None],
    *,
    name: str,
) -> ft.Control:
    """Return one button an option (value and words); those *chosen* are filled."""
    return ft.Row(
        [
            tid(
                f"{name}-{key}",
                _pick(words, _turning(chosen, choose, key), on=key in chosen),
                selected=key in chosen,
            )
            for key, words in options.items()
        ],
        wrap=True,
        spacing=8,
        run_spacing=8,
    )


def _turning(
    chosen: tuple[str, ...], choose: Callable[[tuple[str, ...]], None], key: str
) -> Act:
    async def turn() -> None:
        left = tuple(one for one in chosen if one != key)
        choose(left if key in chosen else (*chosen, key))

    return turn


def _pick(words: str, act: Act, *, on: bool) -> ft.Control:
    button = ft.FilledButton if on else ft.OutlinedButton
    icon = ft.Icons.CHECK if on else ft.Icons.ADD
    style = ft.ButtonStyle(padding=ft.Padding.symmetric(horizontal=12, vertical=12))
    return button(typeset(words), icon=icon, on_click=acting(act), style=style)
