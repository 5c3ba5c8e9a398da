"""« Veille » : closes the space once it was left alone too long."""

from typing import Final

import flet as ft

from app.ports.world import Sleep
from views.parts.later import Later
from views.parts.leaving import close

IDLE_SECONDS: Final = 300
AWAY_SECONDS: Final = 120
"""How long a space stays open untouched, and hidden (interface, section 11)."""


class Vigil:
    """Counts down for one page; any gesture starts the count again."""

    def __init__(self, page: ft.Page, sleep: Sleep) -> None:
        self._page = page
        self._sleep = sleep
        self._later = Later(page)
        self._longest = IDLE_SECONDS

    def hide(self, *, hidden: bool) -> None:
        """Count again, less long while nobody can see the page."""
        self._longest = AWAY_SECONDS if hidden else IDLE_SECONDS
        self.keep()

    def keep(self) -> None:
        """Close the space in a while, unless this is called again before.

        The person may have chosen less, never more; work that goes on behind a
        hidden page counts for no more than that.
        """
        chosen = min(self._longest, self._page.data.look.lock_seconds)
        self._later.begin(self._close, chosen)

    async def _close(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._later.begun()
        porch = self._page.data
        if porch.house is not None:
            await close(porch)
