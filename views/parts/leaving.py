"""How a screen closes the space, at leisure or at once."""

import asyncio
from typing import Final

import flet as ft

from views.parts.acting import Act
from views.parts.watching import porch

_NEUTRAL: Final = "about:blank"
_TURN: Final = 0.3
"""Seconds the window has to turn to the neutral page before the space closes."""


def use_lock() -> Act:
    """Return what closes the vault and shows the door again."""
    around = porch()

    async def lock() -> None:
        try:
            await asyncio.to_thread(around.door.lock)
        finally:
            around.enter(None)

    return lock


def use_quick_exit() -> Act:
    """« Quitter vite » : return what shows a blank page at once, then closes."""
    around, page, lock = porch(), ft.context.page, use_lock()
    launcher = ft.use_memo(ft.UrlLauncher, [])

    async def hide() -> None:
        if page.web:
            await launcher.launch_url(_NEUTRAL, web_only_window_name="_self")
        else:
            page.window.minimized = True
            page.window.update()

    async def leave() -> None:
        page.run_task(hide)
        await around.sleep(_TURN)
        await lock()

    return leave
