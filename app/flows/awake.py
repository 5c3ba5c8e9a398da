"""« Veille » : something is looked at now, then each time it may have changed."""

import asyncio
from collections.abc import Callable
from typing import Never

from app.domain.changes import Changes
from app.ports.pulse import Pulse


async def awake(
    pulse: Pulse, concerned: Callable[[Changes], bool], look: Callable[[], object]
) -> Never:
    """Have *look* run on a thread now, then after changes that concern it.

    It ends only when cancelled, or by what *look* raises.
    """
    loop, woken = asyncio.get_running_loop(), asyncio.Event()

    def heard(changes: Changes) -> None:
        if concerned(changes):
            loop.call_soon_threadsafe(woken.set)

    stop = pulse.listen(heard)
    try:
        while True:
            await asyncio.to_thread(look)
            await woken.wait()
            woken.clear()
    finally:
        stop()
