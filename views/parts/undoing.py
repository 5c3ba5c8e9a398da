"""An act that is told with the button that takes it back."""

import asyncio
from collections.abc import Callable
from functools import partial

from app.domain.entry import Entry
from views.parts.taking_back import undoing
from views.parts.watching import here, porch


async def done(
    words: str,
    work: Callable[[], object],
    back: Callable[[], object],
    *,
    leaving: bool = False,
) -> None:
    """Do *work* beside the screen, tell *words*; « Annuler » does *back*."""
    undo, around = undoing(back), porch()
    await asyncio.to_thread(work)
    around.tell(words, undo=undo, leaving=leaving)


async def changed(
    words: str, entry: Entry, work: Callable[[], object], *, leaving: bool = False
) -> None:
    """Change a document as *work* does; « Annuler » restores what *entry* says."""
    back = partial(here().documents.restore, entry)
    await done(words, work, back, leaving=leaving)
