"""What is typed in a search: looked for once the keys rest, not at each of them."""

from collections.abc import Callable
from typing import Final

import flet as ft

from views.parts.later import Later
from views.parts.state import use_held
from views.parts.watching import porch

PAUSE: Final = 0.25
"""Seconds without a key before looking."""

Put = Callable[[str], None]


def use_pausing(start: str, look_for: Put) -> tuple[str, Put, Put]:
    """Remember what is typed; return it, how to type, how to change it at once.

    *look_for* is told what was typed after a pause, and nothing of what was changed.
    """
    around, page = porch(), ft.context.page
    typed, put = use_held(start)
    later = ft.use_memo(lambda: Later(page), [])

    async def look(text: str) -> None:
        await around.sleep(PAUSE)
        look_for(text.strip())

    def settle(text: str) -> None:
        put(text)
        later.drop()

    def type_(text: str) -> None:
        put(text)
        later.begin(look, text)

    return typed, type_, settle
