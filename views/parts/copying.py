"""« Enregistrer une copie » : a document put outside, whatever its size."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Final

import flet as ft

from app.domain.departure import Purpose
from app.domain.entry import Attachment
from app.domain.ids import EntryId
from app.flows.naming import named_for
from app.flows.sealed.files import SMALL_MAX
from views.house import House
from views.parts.giving import OFFERS, Giving
from views.parts.handing import PLACE
from views.parts.outside.placing import Placing, written
from views.parts.watching import here, porch
from views.parts.whose import file_of

_TOKEN: Final = 32


class Outgoing:
    """Puts the files of one document outside, each noted as it leaves.

    One of *theirs*, which one is entrusted with, bears their name and is noted in
    one's own space, where it leads nowhere.
    """

    def __init__(
        self,
        picker: ft.FilePicker,
        launcher: ft.UrlLauncher,
        theirs: House | None = None,
    ) -> None:
        self._own: House = here()
        self._theirs = theirs
        self._house = theirs or self._own
        self._picker = picker
        self._launcher = launcher

    async def copy(self, entry: EntryId) -> None:
        """Save every file as it was given.

        Raises Refused("copy.unfinished") when a browser did not take it all, and
        what `Documents.original` does.
        """
        files = await asyncio.to_thread(self._house.documents.originals, entry)
        for rank, file in enumerate(files):
            small = file.plain_size <= SMALL_MAX
            await (self._handed if small else self._given)(entry, rank, file)

    async def _handed(self, entry: EntryId, rank: int, _: Attachment) -> None:
        """Hand a small file over from memory."""
        documents = self._house.documents
        content = await asyncio.to_thread(documents.original, entry, rank)
        name = self._named(documents.export_name(entry, rank))
        placing = Placing(self._picker, self._own)
        await placing.put(name, content, Purpose.COPY_DOCUMENT, self._of(entry))

    async def _given(self, entry: EntryId, rank: int, file: Attachment) -> None:
        """Give a large file piece by piece, opened as it leaves."""
        name = self._named(self._house.documents.export_name(entry, rank))
        if ft.context.page.web:
            await self._downloaded(name, entry, rank, file.plain_size)
        elif path := await self._picker.save_file(file_name=name):
            write = partial(self._written, Path(path), entry, rank, file.plain_size)
            await asyncio.to_thread(write)

    async def _downloaded(
        self, name: str, entry: EntryId, rank: int, size: int
    ) -> None:
        note = partial(self._own.departures.copied, Purpose.COPY_DOCUMENT, size)
        await asyncio.to_thread(note, self._of(entry))
        lent = await asyncio.to_thread(self._house.documents.lent, entry, rank)
        token = porch().entropy(_TOKEN).hex()
        with lent.open() as source:
            giving = Giving(name, source, lambda _done, _total: None)
            with OFFERS.offering(token, giving):
                address = f"{PLACE}{token}"
                await self._launcher.launch_url(address, web_only_window_name="_self")
                await giving.given()

    def _written(self, path: Path, entry: EntryId, rank: int, size: int) -> None:
        own, documents = self._own, self._house.documents
        with own.departures.copying(Purpose.COPY_DOCUMENT, size, self._of(entry)):
            written(
                own, path, lambda sink: sink.writelines(documents.stream(entry, rank))
            )

    def _named(self, name: str) -> str:
        if self._theirs:
            return named_for(name, self._theirs.space.name)
        return file_of(self._own, name)

    def _of(self, entry: EntryId) -> EntryId | None:
        """Return what the note leads to: nothing of somebody else's."""
        return None if self._theirs else entry
