"""« Chacun son tour » : one at a time, whichever thread and loop each works in."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Final

MOMENT: Final = 0.2
"""Seconds between two tries: who gives up waiting is heard as fast."""


@dataclass(frozen=True, slots=True)
class Turns:
    """A lock that is waited for without stopping a loop."""

    _lock: Lock = field(default_factory=Lock)

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """Wait until everybody else is done."""
        while not await self._taken():
            pass
        try:
            yield
        finally:
            self._lock.release()

    async def _taken(self) -> bool:
        """Try for a moment; who was cancelled meanwhile holds nothing."""
        take = partial(self._lock.acquire, timeout=MOMENT)
        trying = asyncio.get_running_loop().run_in_executor(None, take)
        try:
            return await asyncio.shield(trying)
        except asyncio.CancelledError:
            trying.add_done_callback(self._give_back)
            raise

    def _give_back(self, trying: "asyncio.Future[bool]") -> None:
        if trying.result():
            self._lock.release()
