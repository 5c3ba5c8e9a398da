"""An act whose flow gives back what undoes it: done, told, taken back."""

import asyncio
from collections.abc import Callable

from views.parts.taking_back import undoing
from views.parts.watching import porch


async def answered(
    words: str, work: Callable[[], Callable[[], object]], *, leaving: bool = False
) -> None:
    """Do *work* beside the screen, tell *words*; « Annuler » does what it returned."""
    around = porch()
    back = await asyncio.to_thread(work)
    around.tell(words, undo=undoing(back), leaving=leaving)
