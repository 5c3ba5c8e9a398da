"""Which files of the record are not here yet, and how they come."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

from app.crypto.files import FileRef, open_whole
from app.domain.entry import Attachment, Entry
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId, SpaceId
from app.domain.write import Origin, Write
from app.ports.blobs import Blobs
from app.ports.vault import Vault
from sync.courier.freight import Freight

TEXT = "text"
LIMIT = 100 << 20
"""Bytes above which a file waits to be asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to bring, and the entry it belongs to."""

    entry: Entry
    file: Attachment


class Downloads:
    """Brings what is missing, small files first; words are indexed as they come."""

    def __init__(
        self, space: SpaceId, vault: Vault, blobs: Blobs, *, limit: int = LIMIT
    ) -> None:
        self._space = space
        self._vault = vault
        self._blobs = blobs
        self._limit = limit
        self._left: set[BlobId] = set()

    async def run(self, freight: Freight) -> list[str]:
        """Bring every missing file under the limit; return codes of those spoilt."""
        faults = []
        for wanted in await asyncio.to_thread(self._missing):
            try:
                await self.bring(wanted, freight)
            except (Broken, Refused) as error:
                self._left.add(wanted.file.blob)
                faults.append(error.code)
        return faults

    async def bring(self, wanted: Wanted, freight: Freight) -> None:
        """Bring one file, whatever its size.

        Raises Broken("blob.mismatch"), Refused("not_found") when the server has it
        no more, Unreachable.
        """
        if wanted.file.role == TEXT and len(wanted.file.parts) == 1:
            await self._read(wanted, await freight.part(wanted.file.parts[0]))
        await freight.fetch(wanted.file)
        self._left.discard(wanted.file.blob)

    async def _read(self, wanted: Wanted, envelope: bytes) -> None:
        """Index the words of a document before its text file counts as here."""
        await asyncio.to_thread(self._index, wanted, envelope)

    def _index(self, wanted: Wanted, envelope: bytes) -> None:
        entry, file = wanted.entry, wanted.file
        ref = FileRef(entry.space, entry.id, file.id)
        text = open_whole(file.dek, ref, [envelope]).decode("utf-8", "replace")
        write = Write(self._space, texts={entry.id: text})
        self._vault.commit(write, origin=Origin.PEER)
        self._blobs.store_part(file.blob, 0, envelope)

    def _missing(self) -> list[Wanted]:
        here = self._blobs.has
        names = {blob for blob in self._vault.blobs() if not here(blob)} - self._left
        if not names:
            return []
        found = [each for each in self._files() if each.file.blob in names]
        self._left |= names - {each.file.blob for each in found}
        small = [each for each in found if each.file.envelope_size <= self._limit]
        self._left |= {each.file.blob for each in found} - {
            each.file.blob for each in small
        }
        return sorted(small, key=lambda each: each.file.envelope_size)

    def _files(self) -> Iterator[Wanted]:
        """Give the files of the record, then of the versions set aside: kept too."""
        yield from self._current()
        for conflict in self._vault.conflicts(self._space):
            losing = conflict.losing
            yield from (Wanted(losing, file) for file in losing.attachments)

    def _current(self) -> Iterator[Wanted]:
        last = b""
        while entries := self._vault.after(self._space, last):
            for entry in entries:
                yield from (Wanted(entry, file) for file in entry.attachments)
            last = entries[-1].id
