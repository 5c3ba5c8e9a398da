"""« Suivi » : a question asked again as the record changes, never twice at once."""

import asyncio
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from app.ports.world import Sleep

T = TypeVar("T")

_SHARE: Final = 3
"""While changes pour in, rest so many times as long as the question took."""
_REST_MAX: Final = 1.0
"""Seconds no screen is late by, however slow its question."""


class Question(Generic[T]):
    """Asks in a worker thread; what changes meanwhile is asked once, afterwards.

    Twenty thousand files that come one by one would else have each screen asked
    twenty thousand times, all at once.
    """

    def __init__(
        self, ask: Callable[[], T], answer: Callable[[T], None], sleep: Sleep
    ) -> None:
        self._ask = ask
        self._answer = answer
        self._sleep = sleep
        self._stale = False
        self._wanted = True
        self._asking: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Ask now, or once more after what is being asked."""
        self._stale = True
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_running_loop().create_task(self._follow())

    def end(self) -> None:
        """Want no answer any more."""
        self._wanted = False

    async def _follow(self) -> None:
        time = asyncio.get_running_loop().time
        while self._stale and self._wanted:
            self._stale, began = False, time()
            found = await asyncio.to_thread(self._ask)
            if self._wanted:
                self._answer(found)
            if self._stale:
                await self._sleep(min(_REST_MAX, _SHARE * (time() - began)))
