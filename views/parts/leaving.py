"""How a screen closes the space."""

import asyncio

from views.parts.acting import Act
from views.parts.watching import porch


def use_lock() -> Act:
    """Return what closes the vault and shows the door again."""
    around = porch()

    async def lock() -> None:
        await asyncio.to_thread(around.door.lock)
        around.enter(None)

    return lock
