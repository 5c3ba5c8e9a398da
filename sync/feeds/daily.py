"""Services asked by themselves, at most once a day, while the program runs."""

from contextlib import suppress
from typing import Final, Protocol

from app.domain.errors import AlveoleError
from app.ports.world import Sleep

PACE: Final = 1800.0
"""Seconds between two looks at the clock."""


class Due(Protocol):
    """What is asked when it is time."""

    async def due(self) -> object:
        """Ask, if a day has passed."""
        ...


class Daily:
    """What fails is told on its screen, and tried again the next day."""

    def __init__(self, due: Due, sleep: Sleep) -> None:
        self._due = due
        self._sleep = sleep

    async def follow(self) -> None:
        """Ask until cancelled."""
        while True:
            with suppress(AlveoleError):
                await self._due.due()
            await self._sleep(PACE)
