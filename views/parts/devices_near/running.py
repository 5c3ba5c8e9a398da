"""Work that lives as long as a screen is shown: leaving it ends it."""

import asyncio
from collections.abc import Callable

import flet as ft

from views.parts.acting import Act, acting
from views.parts.watching import porch


class Running:
    """At most one task; whoever stops it leaves none behind."""

    def __init__(self) -> None:
        self._task: asyncio.Task[None] | None = None
        self._forget: Callable[[], None] = lambda: None

    def start(self, work: Act) -> None:
        """Do *work* until it ends, or until the browser is gone for good."""
        self._task = asyncio.get_running_loop().create_task(_whole(work))
        self._forget = porch().presence.follow(lambda: None, self.stop)

    def stop(self) -> None:
        """End what runs."""
        self._forget()
        if self._task:
            self._task.cancel()


def use_running(work: Act, key: object) -> None:
    """Do *work* while the screen is shown, anew for each *key*; None does nothing."""
    running = ft.use_memo(Running, [])

    def start() -> None:
        if key is not None:
            running.start(work)

    ft.use_effect(start, [key], running.stop)


async def _whole(work: Act) -> None:
    await acting(work)()
