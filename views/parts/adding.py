"""« Ajout » : the files given, one by one, and what became of each."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.ids import AttachmentId
from app.flows.gathering import Gathering
from app.flows.parcels import Parcels, Piece
from views.errors import sentence_for
from views.house import House
from views.parts.fate import ODD, Told, counted, refused, told_of
from views.parts.given_files import content_of
from views.parts.taking_back import undoing
from views.parts.watching import porch
from views.text import _, ngettext

_ROUTE: Final = "/documents/ajouter"
_WRONG: Final = "import.password_wrong"


@dataclass(frozen=True, slots=True)
class Work:
    """What was given, how far it is; *gathering* while pages are put in order."""

    told: tuple[Told, ...] = ()
    total: int = 0
    done: int = 0
    busy: bool = False
    stopped: bool = False
    gathering: bool = False

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
        self._parcels = house.parcels
        self._gathering = house.gathering
        self._picker = picker
        self._change = change
        self._now = now

    async def choose(self) -> None:
        """Have files chosen, and make each a document, in turn."""
        files = await self._pick(ft.FilePickerFileType.ANY)
        if files:
            await self._each(files, partial(_add, self._parcels))
            self._finish()

    async def unlock(self, rank: int, typed: str) -> None:
        """Try a password on a locked file; its answer takes the place of the other."""
        told, file = list(self._now().told), self._now().told[rank].locked
        if file and typed:
            work = partial(_keep, self._parcels, file, typed)
            told[rank] = await asyncio.to_thread(work)
            self._change(told=tuple(told))
            said = sentence_for(_WRONG, {}) if told[rank].wrong else told[rank].text
            porch().say(said)

    def stop(self) -> None:
        """Stop once the file being read is done; what is kept stays kept."""
        self._change(stopped=True)

    async def more(self) -> None:
        """Have pictures chosen, and keep them after the pages already there."""
        files = await self._pick(ft.FilePickerFileType.IMAGE)
        if files:
            self._change(gathering=True)
            await self._each(files, partial(_gather, self._gathering))
            self._change(busy=False)

    async def resume(self) -> None:
        """Go on with the pages that waited."""
        self._change(told=(), total=0, done=0, gathering=True)

    async def move(self, page: AttachmentId, step: int) -> None:
        """Put a page one place further, or before, and say where it is."""
        rank = await asyncio.to_thread(self._gathering.move, page, step)
        words = _("Cette page est maintenant la page {rank}.")
        porch().say(words.format(rank=rank + 1))

    async def away(self, *pages: AttachmentId) -> None:
        """Take pages away; « Annuler » puts them back where they were."""
        back = await asyncio.to_thread(self._gathering.remove, *pages)
        self._change(told=(), total=0, done=0)
        words = ngettext(
            "{count} page est enlevée.", "{count} pages sont enlevées.", len(pages)
        )
        porch().tell(words.format(count=len(pages)), undo=undoing(back))

    async def leave(self) -> None:
        """Give all the pages up."""
        pages = await asyncio.to_thread(self._gathering.pages)
        await self.away(*[leaf.file.id for leaf in pages])

    async def join(self) -> None:
        """Make one document of the pages; they stay here if it is refused."""
        self._change(told=(), total=1, done=0, busy=True, stopped=False)
        told = await asyncio.to_thread(_join, self._gathering)
        self._change(told=(told,), done=1, gathering=not told.id)
        self._finish()

    async def _each(
        self,
        files: list[ft.FilePickerFile],
        work: Callable[[ft.FilePickerFile | Piece], Told | None],
    ) -> None:
        """Do *work* for each file until the person stops, and show what it tells."""
        self._change(told=(), total=len(files), done=0, busy=True, stopped=False)
        left = deque[ft.FilePickerFile | Piece](files)
        while left and not self._now().stopped:
            told, now = await asyncio.to_thread(work, left.popleft()), self._now()
            inside = told.inside if told else ()
            left.extendleft(reversed(inside))
            said = (*now.told, told) if told and (told.odd or not inside) else now.told
            total = now.total + len(inside) - bool(inside)
            self._change(told=said, total=total, done=now.done + (not inside))

    async def _pick(self, kind: ft.FilePickerFileType) -> list[ft.FilePickerFile]:
        web = bool(ft.context.page.web)
        return await self._picker.pick_files(
            file_type=kind, allow_multiple=True, with_data=web
        )

    def _finish(self) -> None:
        """Say how many are here; on another screen by now, show it too."""
        self._change(busy=False)
        around, words = porch(), counted(self._now().kept)
        elsewhere = ft.context.page.route != _ROUTE
        (around.tell if elsewhere else around.say)(words)


def _add(parcels: Parcels, given: ft.FilePickerFile | Piece) -> Told:
    """Keep a file, or say which ones an archive holds."""
    if isinstance(given, Piece):
        return _keep(parcels, given)
    try:
        parcel = parcels.opened(content_of(given), name=given.name)
    except AlveoleError as error:
        return refused(given.name, error)
    if parcel.pieces[0].part:
        said = [_(ODD[code]) for code in parcel.findings if code in ODD]
        return Told(
            " ".join([f"{given.name} :", *said]), inside=parcel.pieces, odd=bool(said)
        )
    return _keep(parcels, parcel.pieces[0])


def _keep(parcels: Parcels, piece: Piece, typed: str = "") -> Told:
    try:
        added = parcels.keep(piece, password=typed)
    except AlveoleError as error:
        return refused(piece.name, error)
    if added.code not in ("import.password", _WRONG):
        return told_of(piece.name, added)
    said = _("ce fichier a un mot de passe.")
    return Told(f"{piece.name} : {said}", locked=piece, wrong=added.code == _WRONG)


def _gather(gathering: Gathering, file: ft.FilePickerFile | Piece) -> Told | None:
    """Keep a picture as a page; only what is refused is told."""
    if isinstance(file, Piece):
        return None
    try:
        gathering.add(content_of(file), name=file.name)
    except AlveoleError as error:
        return refused(file.name, error)
    return None


def _join(gathering: Gathering) -> Told:
    name = _("Document de plusieurs pages")
    try:
        return told_of(name, gathering.make())
    except AlveoleError as error:
        return refused(name, error)
