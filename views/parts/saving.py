"""« Emporter » : a copy of the whole space, made beside the screen, then saved."""

import asyncio
import io
from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, TypeVar, cast

import flet as ft

from app.domain.departure import Departure, Purpose
from app.domain.errors import AlveoleError, Refused
from app.flows.backpack.packing import Packed, Progress
from app.flows.backpack.spooling import Spool
from app.ports.world import Entropy
from views.parts.acting import doing
from views.parts.action import quiet_action
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.giving import OFFERS, Giving
from views.parts.handing import PLACE
from views.parts.outside.placing import handed_over, written
from views.parts.state import use_form
from views.parts.watching import here, porch, stir
from views.parts.whose import file_of
from views.text import _

P = TypeVar("P")

BROWSER_MAX: Final = 50 << 20
"""Bytes a browser is handed at once; it takes more of them piece by piece."""

_TOKEN: Final = 32
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
        launcher: ft.UrlLauncher,
        change: Callable[..., None],
        now: Callable[[], Work],
    ) -> None:
        self._picker = picker
        self._launcher = launcher
        self._change = change
        self._now = now
        self._house = here()
        self._made: Departure | None = None

    async def make(
        self, name: str, write: Produce, what: Purpose | None, *, weight: int
    ) -> Saved | None:
        """Save under *name* what *write* makes; None when no place was chosen.

        *weight* is about how many bytes it makes. It is noted before it leaves, as
        *what*; with None, *write* notes by itself what it holds.
        Raises Refused("cancelled") once stopped: nothing is left of it,
        Refused("copy.unfinished") when a browser did not take it all.
        """
        produce, name = partial(self._noted, write, what), file_of(self._house, name)
        if ft.context.page.web and weight > BROWSER_MAX:
            return await self._given(name, write, what)
        if handed_over():
            return await self._handed(name, produce)
        path = await self._picker.save_file(file_name=name)
        if not path:
            return None
        return await self._followed(lambda tell: self._written(path, produce, tell))

    def stop(self) -> None:
        """Stop at the next entry."""
        self._change(stopped=True)

    async def _handed(self, name: str, produce: Produce) -> Saved | None:
        """Make it in memory: a browser or a phone is handed it whole.

        A phone that puts it nowhere has its note taken back.
        """
        sink = io.BytesIO()
        packed = await self._followed(lambda tell: produce(sink, tell))
        content = sink.getvalue()
        self._change(done=0, total=0, busy=True, saving=True)
        try:
            path = await self._picker.save_file(file_name=name, src_bytes=content)
        finally:
            self._change(busy=False, saving=False)
        if not path and not ft.context.page.web:
            await asyncio.to_thread(self._unmade)
            return None
        return Saved(packed, len(content))

    async def _given(self, name: str, write: Produce, what: Purpose | None) -> Saved:
        """Make it on the disk, sealed; the browser then takes it piece by piece."""
        around = porch()
        token = around.entropy(_TOKEN).hex()
        with around.door.spool() as kept:
            spooled = partial(_spooled, write, what, kept, around.entropy)
            packed, source = await self._followed(spooled)
            size = source.seek(0, io.SEEK_END)
            self._note(what, size)
            self._change(done=0, total=size, busy=True, saving=True)
            giving = Giving(name, source, partial(self._sent, copy_context()))
            try:
                with OFFERS.offering(token, giving):
                    go = self._launcher.launch_url
                    await go(f"{PLACE}{token}", web_only_window_name="_self")
                    await giving.given()
            finally:
                self._change(busy=False, saving=False)
        return Saved(packed, size)

    def _sent(self, page: Context, done: int, total: int) -> None:
        """Follow what a request takes, on the *page* that offered it."""
        if self._now().stopped:
            raise Refused("cancelled")
        loop = asyncio.get_running_loop()
        loop.call_soon(self._show, done, total, context=page)

    def _note(self, what: Purpose | None, weight: int) -> None:
        if what is not None:
            self._made = self._house.departures.copied(what, weight)

    def _unmade(self) -> None:
        made, self._made = self._made, None
        if made is not None:
            self._house.departures.unmade(made)

    def _noted(
        self, write: Produce, what: Purpose | None, sink: BinaryIO, tell: Progress
    ) -> Packed:
        packed = write(sink, tell)
        self._note(what, sink.seek(0, io.SEEK_END))
        return packed

    def _written(self, path: str, produce: Produce, tell: Progress) -> Saved:
        made: list[Saved] = []

        def fill(sink: BinaryIO) -> None:
            made.append(Saved(produce(sink, tell), sink.seek(0, io.SEEK_END)))

        try:
            written(self._house, Path(path), fill)
        except AlveoleError:
            self._unmade()
            raise
        return made[0]

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
    picker, launcher = ft.use_memo(ft.FilePicker, []), ft.use_memo(ft.UrlLauncher, [])
    work, change, now = use_form(Work)
    saving = Saving(picker, launcher, change, now)
    ft.on_unmounted(saving.stop)
    return saving, work


def too_big(weight: int) -> bool:
    """Say whether a space of *weight* bytes cannot leave by this phone."""
    phone = handed_over() and not ft.context.page.web
    return phone and weight > BROWSER_MAX


def followed(work: Work, stop: Callable[[], None]) -> ft.Control:
    """Return how far the copy is, and the button that stops it."""
    if work.saving and not work.total:
        return busy_line(_("Enregistrement du fichier…"))
    words = _("Préparation… {percent} %").format(percent=_percent(work))
    if work.saving:
        words = _("Enregistrement… {percent} %").format(percent=_percent(work))
    line = busy_line(words, work.done / work.total if work.total else 0)
    button = quiet_action(_("Annuler"), doing(stop), name="saving-stop")
    return stack([line, side_by_side([button])])


def _spooled(
    write: Produce,
    what: Purpose | None,
    kept: BinaryIO,
    entropy: Entropy,
    tell: Progress,
) -> tuple[Packed, BinaryIO]:
    """Make a copy on the disk; what anybody may read is sealed meanwhile."""
    if what is Purpose.COPY_BACKPACK:
        return write(kept, tell), kept
    spool = Spool(kept, entropy)
    packed = spool.fill(lambda sink: write(cast("BinaryIO", sink), tell))
    return packed, spool.opened()


def _percent(work: Work) -> int:
    return work.done * 100 // work.total if work.total else 0
