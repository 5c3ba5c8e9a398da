"""« Veille » : closes the space once it was left alone too long."""

from concurrent.futures import Future
from typing import Final

import flet as ft

from app.ports.world import Sleep
from views.parts.leaving import close

IDLE_SECONDS: Final = 300
AWAY_SECONDS: Final = 120
"""How long a space stays open untouched, and hidden (interface, section 11)."""


class Vigil:
    """Counts down for one page; any gesture starts the count again."""

    def __init__(self, page: ft.Page, sleep: Sleep) -> None:
        self._page = page
        self._sleep = sleep
        self._pending: Future[None] | None = None

    def keep(self, seconds: float = IDLE_SECONDS) -> None:
        """Close the space in *seconds*, unless this is called again before.

        The person may have chosen less, never more.
        """
        if self._pending:
            self._pending.cancel()
        chosen = min(seconds, self._page.data.look.lock_seconds)
        self._pending = self._page.run_task(self._close, chosen)

    async def _close(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._pending = None
        porch = self._page.data
        if porch.house is not None:
            await close(porch)
