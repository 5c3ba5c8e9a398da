"""« Emporter » : a copy of the whole space, made beside the screen, then saved."""

import asyncio
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, TypeVar

import flet as ft

from app.domain.departure import Purpose
from app.domain.errors import Refused
from app.flows.backpack.packing import Packed, Progress
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.state import use_form
from views.parts.watching import here, stir
from views.text import _, ngettext, size

P = TypeVar("P")

BROWSER_MAX: Final = 50 << 20
"""Bytes a browser is handed at once; more leaves by a window or a command."""

Produce = Callable[[BinaryIO, Progress], Packed]
"""Writes the copy."""


@dataclass(frozen=True, slots=True)
class Work:
    """How far the copy is; *saving* once it is made, and on its way to the disk."""

    done: int = 0
    total: int = 0
    busy: bool = False
    saving: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """What the copy holds, and its size in bytes."""

    packed: Packed
    size: int


class Saving:
    """Makes a copy off the loop, tells how far it is, stops when asked."""

    def __init__(
        self,
        picker: ft.FilePicker,
        change: Callable[..., None],
        now: Callable[[], Work],
    ) -> None:
        self._picker = picker
        self._change = change
        self._now = now
        self._backpack = here().backpack
        self._note = here().departures.copied

    async def make(self, name: str, write: Produce, what: Purpose) -> Saved | None:
        """Save under *name* what *write* makes; None when no place was chosen.

        It is noted before it leaves. Raises Refused("cancelled") once stopped:
        nothing is left of it.
        """
        produce = partial(self._noted, write, what)
        if _handed_over():
            return await self._handed(name, produce)
        path = await self._picker.save_file(file_name=name)
        if not path:
            return None
        return await self._followed(lambda tell: self._written(path, produce, tell))

    def stop(self) -> None:
        """Stop at the next entry."""
        self._change(stopped=True)

    async def _handed(self, name: str, produce: Produce) -> Saved | None:
        """Make it in memory: a browser or a phone is handed it whole."""
        sink = io.BytesIO()
        packed = await self._followed(lambda tell: produce(sink, tell))
        content = sink.getvalue()
        self._change(busy=True, saving=True)
        try:
            path = await self._picker.save_file(file_name=name, src_bytes=content)
        finally:
            self._change(busy=False, saving=False)
        if not path and not ft.context.page.web:
            return None
        return Saved(packed, len(content))

    def _noted(
        self, write: Produce, what: Purpose, sink: BinaryIO, tell: Progress
    ) -> Packed:
        packed = write(sink, tell)
        self._note(what, sink.seek(0, io.SEEK_END))
        return packed

    def _written(self, path: str, produce: Produce, tell: Progress) -> Saved:
        with self._backpack.outside.whole(Path(path)) as sink:
            packed = produce(sink, tell)
            return Saved(packed, sink.seek(0, io.SEEK_END))

    async def _followed(self, work: Callable[[Progress], P]) -> P:
        loop = asyncio.get_running_loop()

        def tell(done: int, total: int) -> None:
            if self._now().stopped:
                raise Refused("cancelled")
            if done * 100 // total != (done - 1) * 100 // total:
                loop.call_soon_threadsafe(self._show, done, total)

        self._change(done=0, total=0, busy=True, stopped=False)
        try:
            return await asyncio.to_thread(work, tell)
        finally:
            self._change(busy=False)

    def _show(self, done: int, total: int) -> None:
        stir()
        self._change(done=done, total=total)


def use_saving() -> tuple[Saving, Work]:
    """Return what makes and saves a copy from this screen, and how far it is.

    Leaving the screen stops it.
    """
    picker = ft.use_memo(ft.FilePicker, [])
    work, change, now = use_form(Work)
    saving = Saving(picker, change, now)
    ft.on_unmounted(saving.stop)
    return saving, work


def too_big(weight: int) -> bool:
    """Say whether a space of *weight* bytes cannot leave by this browser."""
    return _handed_over() and weight > BROWSER_MAX


def followed(work: Work, stop: Callable[[], None]) -> ft.Control:
    """Return how far the copy is, and the button that stops it."""
    if work.saving:
        return busy_line(_("Enregistrement du fichier…"))
    words = _("Préparation… {percent} %").format(percent=_percent(work))
    line = busy_line(words, work.done / work.total if work.total else 0)
    button = quiet_action(_("Annuler"), doing(stop), name="saving-stop")
    return stack([line, side_by_side([button])])


def holding(saved: Saved) -> str:
    """Say what a copy holds: « 214 documents, 3 Mo »."""
    count = saved.packed.documents
    words = ngettext("{count} document", "{count} documents", count)
    counted = words.format(count=count).replace(" ", "\u00a0")
    return f"{counted}, {size(saved.size)}"


def lacking(saved: Saved) -> str:
    """Say which files are not in a copy, "" when all of them are."""
    count = saved.packed.missing
    if not count:
        return ""
    words = ngettext(
        "{count} fichier manque : il n'est pas sur cet appareil.",
        "{count} fichiers manquent : ils ne sont pas sur cet appareil.",
        count,
    )
    return words.format(count=count)


def _handed_over() -> bool:
    """Say whether copies are handed to a browser or a phone, rather than written."""
    page = ft.context.page
    phones = (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)
    return bool(page.web) or page.platform in phones


def _percent(work: Work) -> int:
    return work.done * 100 // work.total if work.total else 0
