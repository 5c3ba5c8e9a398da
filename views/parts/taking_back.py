"""What takes back an act that was just told."""

import asyncio
from collections.abc import Callable

from views.parts.watching import Undo, porch
from views.text import _


def undoing(work: Callable[[], object]) -> Undo:
    """Return how to do *work* beside the screen, then say that it is undone."""
    around = porch()

    async def undo() -> None:
        await asyncio.to_thread(work)
        around.tell(_("C'est annulé."))

    return undo
