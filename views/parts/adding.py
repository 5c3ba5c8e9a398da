"""« Ajout » : the files given, one by one, and what became of each."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError, Refused
from app.domain.ids import AttachmentId
from app.domain.lent import PIECE, Content
from app.flows.arrivals import Progress
from app.flows.exams import Exams, Image, small_after
from app.flows.parcels import Piece
from views.errors import sentence_for
from views.house import House
from views.parts.fate import Told, counted
from views.parts.given_files import taken
from views.parts.keeping import CANCELLED, WRONG, Stopped, keep, not_kept, opened
from views.parts.taking_back import undoing
from views.parts.watching import porch
from views.text import _, ngettext

_ROUTE: Final = "/documents/ajouter"
_PAGE_MAX: Final = 100 << 20
"""Bytes of one picture: it is drawn whole."""

Doing = Callable[[ft.FilePickerFile | Piece], Awaitable[Told | None]]


@dataclass(frozen=True, slots=True)
class Work:
    """What was given, how far it is; *gathering* while pages are put in order,
    *adjusting* one of them, *printing* while they are made a document,
    *scanned* once they are one.

    *sent* is how much of a large file came, in hundredths. *joining*: every file was
    read, the images of an exam are being made one document.
    """

    told: tuple[Told, ...] = ()
    total: int = 0
    done: int = 0
    sent: int = 0
    busy: bool = False
    stopped: bool = False
    gathering: bool = False
    printing: bool = False
    joining: bool = False
    scanned: str = ""
    adjusting: AttachmentId | None = None

    @property
    def left(self) -> int:
        """How many of the files were not read, because the person stopped."""
        return 0 if self.busy else self.total - self.done

    @property
    def kept(self) -> int:
        """How many of the files are documents now."""
        return sum(bool(one.id) for one in self.told)


class Adding:
    """What the buttons of the screen do with the files given."""

    def __init__(
        self,
        house: House,
        picker: ft.FilePicker,
        change: Callable[..., None],
        now: Callable[[], Work],
    ) -> None:
        self._images: list[Image] | None = None
        self._parcels = house.parcels
        self._arrivals = house.arrivals
        self._exams = Exams(house.arrivals)
        self._gathering = house.gathering
        self._scanning = house.scanning
        self._picker = picker
        self._change = change
        self._now = now
        self._around = porch()

    async def choose(self) -> None:
        """Have files chosen, and make each a document, in turn."""
        files = await self._pick(ft.FilePickerFileType.ANY)
        if files:
            self._images = [] if len(files) > 1 else None
            await self._each(files, self._add)
            self.finish()

    async def unlock(self, rank: int, typed: str) -> None:
        """Try a password on a locked file; its answer takes the place of the other."""
        told, file = list(self._now().told), self._now().told[rank].locked
        if file and typed:
            work = partial(keep, self._parcels, file, typed)
            told[rank] = await asyncio.to_thread(work)
            self._change(told=tuple(told))
            said = sentence_for(WRONG, {}) if told[rank].wrong else told[rank].text
            self._around.say(said)

    def stop(self) -> None:
        """Stop once the file being read is done, or while it comes; keep the others."""
        self._change(stopped=True)

    async def more(self) -> None:
        """Have pictures chosen, and keep them after the pages already there."""
        files = await self._pick(ft.FilePickerFileType.IMAGE)
        if files:
            self._change(gathering=True)
            await self._each(files, self._gather)
            self._change(busy=False)

    async def resume(self) -> None:
        """Go on with the pages that waited."""
        self._change(told=(), total=0, done=0, gathering=True)

    def adjust(self, page: AttachmentId | None) -> None:
        """Show a page on the bench, None to go back to all of them."""
        self._change(adjusting=page, told=(), total=0, done=0)

    async def move(self, page: AttachmentId, step: int) -> None:
        """Put a page one place further, or before, and say where it is."""
        rank = await asyncio.to_thread(self._gathering.move, page, step)
        words = _("Cette page est maintenant la page {rank}.")
        self._around.say(words.format(rank=rank + 1))

    async def away(self, *pages: AttachmentId) -> None:
        """Take pages away; « Annuler » puts them back where they were."""
        back = await asyncio.to_thread(self._gathering.remove, *pages)
        self._change(told=(), total=0, done=0)
        words = ngettext(
            "{count} page est enlevée.", "{count} pages sont enlevées.", len(pages)
        )
        self._around.tell(words.format(count=len(pages)), undo=undoing(back))

    async def leave(self) -> None:
        """Give all the pages up."""
        pages = await asyncio.to_thread(self._gathering.pages)
        await self.away(*[leaf.file.id for leaf in pages])

    async def _each(
        self,
        files: list[ft.FilePickerFile],
        work: Doing,
    ) -> None:
        """Do *work* for each file until the person stops, and show what it tells."""
        begun = {"told": (), "total": len(files), "done": 0, "sent": 0}
        self._change(**begun, busy=True, stopped=False, joining=False)
        left = deque[ft.FilePickerFile | Piece](files)
        with suppress(Stopped):
            while left and not self._now().stopped:
                self._count(await work(left.popleft()), left)
                if self._images and not left and not self._now().stopped:
                    await self._whole(left)
        lost = len(left) if self._now().joining else len(self._images or ())
        self._change(done=self._now().done - lost)
        if not any(told.locked or told.readings for told in self._now().told):
            await asyncio.to_thread(self._arrivals.leave)

    def _count(self, told: Told | None, left: deque[ft.FilePickerFile | Piece]) -> None:
        """Show what became of one file; those of an archive come next."""
        now, inside = self._now(), told.inside if told else ()
        if told and told.waiting:
            self._change(done=now.done + 1, sent=0)
            return
        left.extendleft(reversed(inside))
        said = (*now.told, told) if told and (told.odd or not inside) else now.told
        total = now.total + len(inside) - bool(inside)
        done = now.done + (not inside and not now.joining)
        self._change(told=said, total=total, done=done, sent=0)

    async def _add(self, given: ft.FilePickerFile | Piece) -> Told:
        """Keep a file, or say which ones an archive holds."""
        if isinstance(given, Piece):
            return await asyncio.to_thread(keep, self._parcels, given)
        images, name = self._images, given.name
        try:
            small = small_after(images or ())
            content = await self._taken(given, small)
        except AlveoleError as error:
            return not_kept(name, error)
        if images is not None:
            look = partial(self._exams.image, content, name=name)
            if image := await asyncio.to_thread(look):
                images.append(image)
                return Told("", waiting=True)
        return await asyncio.to_thread(opened, self._parcels, content, name)

    async def _whole(self, left: deque[ft.FilePickerFile | Piece]) -> None:
        """Bring the images that waited together: one document an exam comes next."""
        images, self._images = self._images or [], None
        self._change(joining=True)
        name = _("Examen.zip")
        bring = partial(self._exams.together, images, name=name)
        try:
            left.extend(await asyncio.to_thread(bring))
        except AlveoleError as error:
            self._change(told=(*self._now().told, not_kept(name, error)))

    async def _gather(self, file: ft.FilePickerFile | Piece) -> Told | None:
        """Keep a picture as a page; only what is refused is told."""
        if isinstance(file, Piece):
            return None
        keep = self._scanning.add
        try:
            content = await self._taken(file, _PAGE_MAX)
            if not isinstance(content, bytes):
                raise Refused("import.too_large")
            await asyncio.to_thread(partial(keep, content, name=file.name))
        except AlveoleError as error:
            return not_kept(file.name, error)
        return None

    async def _taken(self, file: ft.FilePickerFile, small: int) -> Content:
        take = partial(taken, self._arrivals, self._picker)
        return await take(file, tell=self._teller(), small=small)

    def _teller(self) -> Progress:
        """Return what shows how much of a file came, and stops it when asked."""
        loop = asyncio.get_running_loop()

        def tell(done: int, total: int) -> None:
            if self._now().stopped:
                raise Refused(CANCELLED)
            sent = done * 100 // total
            if sent != self._now().sent and total > PIECE:
                loop.call_soon_threadsafe(partial(self._change, sent=sent))

        return tell

    async def _pick(self, kind: ft.FilePickerFileType) -> list[ft.FilePickerFile]:
        return await self._picker.pick_files(file_type=kind, allow_multiple=True)

    def finish(self) -> None:
        """Say how many are here; on another screen by now, show it too."""
        self._change(busy=False)
        around, words = self._around, counted(self._now().kept)
        elsewhere = ft.context.page.route != _ROUTE or porch().house is not around.house
        (around.tell if elsewhere else around.say)(words)
