"""« Ajout » : the files given, one by one, and what became of each."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError
from app.flows.documents import Added, Documents, Page, Status
from views.errors import sentence_for
from views.parts.assembling import Sheet
from views.parts.documents import label_of
from views.parts.given_files import content_of
from views.parts.watching import porch
from views.text import _, ngettext

_ROUTE: Final = "/documents/ajouter"
_PREVIEW: Final = 240
"""Pixels a page to come is drawn at."""


@dataclass(frozen=True, slots=True)
class Told:
    """The fate of one file, in words; *id* is "" when there is no document."""

    text: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What was given, how far it is, and the pages waiting to be one document."""

    told: tuple[Told, ...] = ()
    total: int = 0
    busy: bool = False
    stopped: bool = False
    sheets: tuple[Sheet, ...] = ()

    @property
    def kept(self) -> int:
        """How many of the files are documents now."""
        return sum(bool(one.id) for one in self.told)


class Adding:
    """What the buttons of the screen do with the files given."""

    def __init__(
        self,
        documents: Documents,
        picker: ft.FilePicker,
        change: Callable[..., None],
        now: Callable[[], Work],
    ) -> None:
        self._documents = documents
        self._picker = picker
        self._change = change
        self._now = now

    async def choose(self) -> None:
        """Have files chosen, and make each a document, in turn."""
        files = await self._pick(ft.FilePickerFileType.ANY)
        if not files:
            return
        self._change(told=(), total=len(files), busy=True, stopped=False)
        for file in files:
            if self._now().stopped:
                break
            told = await asyncio.to_thread(_add, self._documents, file)
            self._change(told=(*self._now().told, told))
        self._finish()

    def stop(self) -> None:
        """Stop once the file being read is done; what is kept stays kept."""
        self._change(stopped=True)

    async def more(self) -> None:
        """Have pictures chosen, and put them after the pages already there."""
        files = await self._pick(ft.FilePickerFileType.IMAGE)
        if not files:
            return
        self._change(told=(), total=len(files), busy=True, stopped=False)
        for file in files:
            made = await asyncio.to_thread(_sheet, self._documents, file)
            if isinstance(made, Told):
                self._change(told=(*self._now().told, made))
            else:
                self._change(sheets=(*self._now().sheets, made))
        self._change(busy=False)

    def arrange(self, sheets: tuple[Sheet, ...]) -> None:
        """Put the pages in another order, or fewer of them."""
        self._change(sheets=sheets)

    async def join(self) -> None:
        """Make one document of the pages; they stay here if it is refused."""
        sheets = self._now().sheets
        self._change(told=(), total=1, busy=True, stopped=False)
        told = await asyncio.to_thread(_join, self._documents, sheets)
        self._change(told=(told,), sheets=() if told.id else sheets)
        self._finish()

    async def leave(self) -> None:
        """Give the pages up: none of them was kept."""
        self._change(sheets=(), told=())

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


def counted(count: int) -> str:
    """Say how many documents are here."""
    words = ngettext("{count} document est là.", "{count} documents sont là.", count)
    return words.format(count=count)


def _add(documents: Documents, file: ft.FilePickerFile) -> Told:
    try:
        return _told(file.name, documents.add(content_of(file), name=file.name))
    except AlveoleError as error:
        return _refused(file.name, error)


def _sheet(documents: Documents, file: ft.FilePickerFile) -> Sheet | Told:
    """Look at a picture through the airlock: what it refuses makes no page."""
    try:
        content = content_of(file)
        return Sheet(content, file.name, documents.preview(content, _PREVIEW))
    except AlveoleError as error:
        return _refused(file.name, error)


def _join(documents: Documents, sheets: Sequence[Sheet]) -> Told:
    name = _("Document de plusieurs pages")
    try:
        pages = [Page(sheet.content, sheet.name) for sheet in sheets]
        return _told(name, documents.add_pages(pages))
    except AlveoleError as error:
        return _refused(name, error)


def _refused(name: str, error: AlveoleError) -> Told:
    return Told(f"{name} : {sentence_for(error.code, error.details)}")


def _told(name: str, added: Added) -> Told:
    if added.entry is None:
        return Told(f"{name} : {sentence_for(added.code, {})}")
    words = _("ajouté, rangé dans {category}.")
    if added.status is Status.DUPLICATE:
        words = _("déjà dans votre espace, rangé dans {category}.")
    category = label_of(added.entry.meta.get("category", ""))
    return Told(f"{name} : {words.format(category=category)}", added.entry.id.hex())
