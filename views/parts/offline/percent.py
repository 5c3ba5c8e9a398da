"""How far what is carried has come, told to a screen, and how it ends once stopped."""

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

from app.domain.errors import Refused
from app.ports.courier import Progress
from views.parts.watching import stir

STOPPED: Final = "cancelled"
"""The code of what the person stopped."""


class Carried(Protocol):
    """What a screen holds of it."""

    @property
    def stopped(self) -> bool:
        """Whether the person stopped it."""
        ...

    @property
    def percent(self) -> int:
        """How far it was last told to be."""
        ...


def percent_to(change: Callable[..., None], now: Callable[[], Carried]) -> Progress:
    """Return what tells *change* each percent; once stopped, it raises Refused."""
    loop = asyncio.get_running_loop()

    def show(percent: int) -> None:
        stir()
        change(percent=percent)

    def tell(done: int, total: int) -> None:
        if now().stopped:
            raise Refused(STOPPED)
        percent = done * 100 // max(total, 1)
        if percent != now().percent:
            loop.call_soon_threadsafe(show, percent)

    return tell
