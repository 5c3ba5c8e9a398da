"""« Mise au propre » : the pages that wait made one PDF, page after page."""

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.errors import AlveoleError, Refused
from app.flows.scanning.scanning import Progress, Scanning
from views.parts.adding import Adding, Work
from views.parts.busy import busy_line
from views.parts.fate import Told, refused, told_of
from views.parts.watching import porch, stir
from views.text import _

_CANCELLED = "cancelled"


class Printing:
    """Makes the document of the pages; stopped or refused, they stay here."""

    def __init__(
        self,
        scanning: Scanning,
        adding: Adding,
        change: Callable[..., None],
        now: Callable[[], Work],
    ) -> None:
        self._scanning = scanning
        self._adding = adding
        self._change = change
        self._now = now

    async def join(self) -> None:
        """Make one document of the pages."""
        begun = {"told": (), "total": 1, "done": 0, "busy": True, "stopped": False}
        self._change(**begun, printing=True)
        porch().tell("")  # what could be undone is about to be done
        told = await asyncio.to_thread(_made, self._scanning, self._teller())
        if told is None:
            self._change(total=0, done=0, busy=False, gathering=True, printing=False)
            return
        ended = {"total": 1, "done": 1, "printing": False, "scanned": told.id}
        self._change(told=(told,), gathering=not told.id, **ended)
        self._adding.finish()

    def _teller(self) -> Progress:
        """Return what shows how many pages are ready, and stops when asked."""
        loop = asyncio.get_running_loop()

        def tell(done: int, total: int) -> None:
            if self._now().stopped:
                raise Refused(_CANCELLED)
            loop.call_soon_threadsafe(partial(self._show, done, total))

        return tell

    def _show(self, done: int, total: int) -> None:
        stir()
        self._change(done=done, total=total)


def printing_line(work: Work) -> ft.Control:
    """Say which page is being put flat."""
    words = _("Mise au propre de la page {rank} sur {total}…")
    rank = min(work.done + 1, work.total)
    told = words.format(rank=rank, total=work.total)
    return busy_line(told, work.done / max(1, work.total))


def _made(scanning: Scanning, tell: Progress) -> Told | None:
    """Say what became of the pages; None when the person stopped."""
    name = _("Document de plusieurs pages")
    try:
        return told_of(name, scanning.make(tell))
    except AlveoleError as error:
        return None if error.code == _CANCELLED else refused(name, error)
