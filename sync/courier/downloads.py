"""Which files of the record are not here yet, and how they come."""

import asyncio
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.crypto.files import FileRef, open_whole
from app.domain.entry import Attachment, Entry
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId, EntryId, SpaceId
from app.domain.syncing import Coming, Stage
from app.domain.write import Origin, Write
from app.flows.offline.choices import Choices
from app.ports.blobs import Blobs
from app.ports.courier import Arrival, Progress, unseen
from app.ports.vault import Vault
from sync.courier.freight import Came, Freight

TEXT = "text"
DISK = frozenset({"disk.full", "disk.io"})
"""What keeps anything more from coming, until the person makes room."""
ENTRIES = 500
"""Entries the vault is asked for at once."""
LIMIT = 100 << 20
"""Bytes above which a file waits to be asked for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to bring, and the entry it belongs to."""

    entry: Entry
    file: Attachment


@dataclass(frozen=True, slots=True)
class Lent:
    """Whose files they are: the *space* they were sealed in, who *chose* what comes.

    Both are one's own, but for what somebody else entrusts.
    """

    space: SpaceId
    chose: Vault


class Downloads:
    """Brings what is missing, small files first; words are indexed as they come."""

    def __init__(
        self,
        space: SpaceId,
        vault: Vault,
        blobs: Blobs,
        *,
        limit: int = LIMIT,
        came: Came = dict,
        lent: Lent | None = None,
    ) -> None:
        self._space = space
        self._vault = vault
        self._blobs = blobs
        self._limit, self._came = limit, came
        self._lent = lent or Lent(space, vault)
        self._left: set[BlobId] = set()
        self._choices = Choices()

    async def run(self, freight: Freight, tell: Arrival = unseen) -> list[str]:
        """Bring what is missing and wanted here; return codes of what was spoilt.

        A disk that takes no more stops it: the rest is asked for another time.
        *came* of the constructor is called once some files came.
        """
        faults = []
        missing = await asyncio.to_thread(self._missing)
        for rank, wanted in enumerate(missing):
            tell(Coming(Stage.FILES, rank, len(missing)))
            try:
                await self.bring(wanted, freight)
            except (Broken, Refused) as error:
                faults.append(error.code)
                if error.code in DISK:
                    break
                self._left.add(wanted.file.blob)
        if len(missing) > len(faults):
            self._came()
        return faults

    async def whole(self, entry: EntryId, freight: Freight, tell: Progress) -> None:
        """Bring the files of one entry, whatever their size, told part by part."""
        found = await asyncio.to_thread(self._vault.entry, self._space, entry)
        absent = await asyncio.to_thread(self._absent, found)
        total = sum(len(one.parts) for one in absent)
        parts = itertools.count(1 + total - sum(absent.values()))
        for file in absent:
            wanted = Wanted(found, file)
            await self.bring(wanted, freight, lambda: tell(next(parts), total))

    def _absent(self, entry: Entry) -> dict[Attachment, int]:
        """Return the files of an entry not here, and how many parts of each lack."""
        blobs = self._blobs
        files = [one for one in entry.attachments if not blobs.has(one.blob)]
        return {one: len(one.parts) - len(blobs.parts_here(one.blob)) for one in files}

    async def kept(
        self, entries: Iterable[EntryId], freight: Freight
    ) -> frozenset[EntryId]:
        """Return those of *entries* every part of which the server holds.

        It holds none of a space it does not know yet.
        """
        parts = await asyncio.to_thread(self._parts, list(entries))
        try:
            lacking = await freight.lacking(set[bytes]().union(*parts.values()))
        except Refused as refusal:
            if refusal.code != "not_found":
                raise
            return frozenset()
        return frozenset(one for one, held in parts.items() if not held & lacking)

    def _parts(self, entries: list[EntryId]) -> dict[EntryId, set[bytes]]:
        """Return the parts of the files of each entry, read a few at a time."""
        return {
            entry.id: {part for file in entry.attachments for part in file.parts}
            for start in range(0, len(entries), ENTRIES)
            for entry in self._vault.entries(
                self._space, entries[start : start + ENTRIES]
            ).values()
        }

    async def bring(self, wanted: Wanted, freight: Freight, came: Came = dict) -> None:
        """Bring one file, whatever its size.

        Raises Broken("blob.mismatch"), Refused("not_found") when the server has it
        no more, Unreachable.
        """
        if wanted.file.role == TEXT and len(wanted.file.parts) == 1:
            await self._read(wanted, await freight.part(wanted.file.parts[0]))
        await freight.fetch(wanted.file, came)
        self._left.discard(wanted.file.blob)

    async def _read(self, wanted: Wanted, envelope: bytes) -> None:
        """Index the words of a document before its text file counts as here."""
        await asyncio.to_thread(self._index, wanted, envelope)

    def _index(self, wanted: Wanted, envelope: bytes) -> None:
        entry, file = wanted.entry, wanted.file
        ref = FileRef(self._lent.space, entry.id, file.id)
        text = open_whole(file.dek, ref, [envelope]).decode("utf-8", "replace")
        write = Write(self._space, texts={entry.id: text})
        self._vault.commit(write, origin=Origin.PEER)
        self._blobs.store_part(file.blob, 0, envelope)

    def _missing(self) -> list[Wanted]:
        self._reconsider()
        here = self._blobs.has
        names = {blob for blob in self._vault.blobs() if not here(blob)} - self._left
        if not names:
            return []
        found = [each for each in self._files() if each.file.blob in names]
        self._left |= names - {each.file.blob for each in found}
        asked = [
            each
            for each in found
            if self._choices.wants(each.entry, each.file, self._limit)
        ]
        self._left |= {each.file.blob for each in found} - {
            each.file.blob for each in asked
        }
        return sorted(asked, key=lambda each: each.file.envelope_size)

    def _reconsider(self) -> None:
        """Look at every file again once the person chose otherwise."""
        chosen = Choices.of(self._lent.chose)
        if chosen != self._choices:
            self._choices = chosen
            self._left.clear()

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
