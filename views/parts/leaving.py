"""How a screen closes the space, at leisure or at once."""

import asyncio
from contextlib import suppress
from typing import Any, Final

import flet as ft

from views.parts.acting import Act
from views.parts.watching import Porch, porch

_NEUTRAL: Final = "about:blank"
_PATIENCE: Final = 1.0
"""Seconds the window has to do what is owed."""

_TURN: Final = 0.3
"""Seconds the window has to turn to the neutral page before the space closes."""


def use_lock() -> Act:
    """Return what closes the vault and shows the door again."""
    around = porch()

    async def lock() -> None:
        await close(around)

    return lock


async def close(around: Porch) -> None:
    """Do what is owed, close the vault, then show the door, come what may."""
    try:
        await settled(around)
        await asyncio.to_thread(around.door.lock)
    finally:
        around.enter(None)


async def settled(around: Porch) -> None:
    """Do what is owed and leave every device, as long as the window answers."""
    house = around.house
    await _waited(around, *([house.devices.radio.close] if house else []))


async def paid(around: Porch) -> None:
    """Do what is owed; a device that another window reads is read to its end.

    The one of this window is left as its screen goes.
    """
    await _waited(around)


async def _waited(around: Porch, *more: Act) -> None:
    owed = [*around.owed, *more]
    if owed:
        acts = [asyncio.ensure_future(act()) for act in owed]
        work = asyncio.gather(*acts, return_exceptions=True)
        patience: Any = asyncio.ensure_future(around.sleep(_PATIENCE))
        await asyncio.wait([work, patience], return_when=asyncio.FIRST_COMPLETED)
        work.cancel()
        patience.cancel()


def use_quick_exit() -> Act:
    """« Quitter vite » : return what shows a blank page at once, then closes."""
    around, page, lock = porch(), ft.context.page, use_lock()
    launcher = ft.use_memo(ft.UrlLauncher, [])

    async def hide() -> None:
        if page.web:
            with suppress(RuntimeError, TimeoutError):  # it left before it answered
                await launcher.launch_url(_NEUTRAL, web_only_window_name="_self")
        else:
            page.window.minimized = True
            page.window.update()

    async def leave() -> None:
        page.run_task(settled, around)
        page.run_task(hide)
        await around.sleep(_TURN)
        await lock()

    return leave
