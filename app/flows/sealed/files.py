"""« Fichiers joints » : sealed on the way in, opened in memory on the way out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from app.crypto.files import (
    PART,
    Envelope,
    FileRef,
    Stretch,
    open_file,
    open_whole,
    opener,
    seal_file,
)
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, BlobId, EntryId, SpaceId
from app.domain.lent import Content, Lent, pieces_of
from app.ports.blobs import Blobs
from app.ports.world import Entropy

SMALL_MAX = 16 << 20
"""Bytes of a file held in memory; larger ones are read piece by piece."""

_PARTS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Plain:
    """A file not sealed yet: *role* is that of `Attachment`."""

    id: AttachmentId
    content: bytes = field(repr=False)
    role: str
    media_type: str
    name: str = field(repr=False)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.content)

    @property
    def pieces(self) -> Iterator[bytes]:
        """Its bytes, in order."""
        return pieces_of(self.content)


@dataclass(frozen=True, slots=True)
class Poured:
    """A file that comes piece by piece, of the *size* announced; as `Plain`."""

    id: AttachmentId
    pieces: Iterable[bytes] = field(repr=False)
    size: int
    role: str = ""
    media_type: str = ""
    name: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """Nothing in clear ever reaches the disk."""

    blobs: Blobs
    entropy: Entropy

    def seal(self, space: SpaceId, item: EntryId, plain: Plain | Poured) -> Attachment:
        """Keep a file under a key of its own; raises what `Blobs.put` raises.

        Raises Refused("file.changed") too, and what a file that comes does.
        """
        ref = FileRef(space, item, plain.id)
        sealed = seal_file(ref, plain.pieces, plain.size, self.entropy)
        blob, parts, size = self.blobs.put(sealed)
        return Attachment(
            id=plain.id,
            dek=sealed.dek,
            blob=blob,
            envelope_size=size,
            plain_size=plain.size,
            sha=sealed.sha,
            media_type=plain.media_type,
            name=plain.name,
            role=plain.role,
            parts=parts,
        )

    def have(self, entry: Entry, role: str) -> bool:
        """Say whether *entry* has files of that role, all on this device."""
        found = files_of(entry, role)
        return bool(found) and all(self.blobs.has(one.blob) for one in found)

    def open(self, entry: Entry, role: str, rank: int = 0) -> bytes:
        """Return a file whole, once its last byte is verified.

        *rank* counts the files of that role from 0.
        Raises Refused("document.no_file" | "blob.absent" | "commit.mismatch").
        """
        ref, found = _located(entry, role, rank)
        return open_whole(found.dek, ref, self.blobs.read(found.blob))

    def stream(self, entry: Entry, role: str, rank: int = 0) -> Iterator[bytes]:
        """Give a file piece by piece, each verified; raises as `open` does."""
        ref, found = _located(entry, role, rank)
        return open_file(found.dek, ref, self.blobs.read(found.blob))

    def piece(
        self, entry: Entry, role: str, rank: int, *, start: int, size: int
    ) -> bytes:
        """Return some bytes of a file, verified; nothing else of it is read.

        Raises as `open`, and Refused("document.no_file") outside the file.
        """
        lent = self.lend(entry, role, rank)
        if not 0 <= start < start + size <= lent.size:
            raise Refused("document.no_file")
        return lent.read(start, size)

    def content(self, entry: Entry, role: str, rank: int = 0) -> Content:
        """Return a small file whole, a large one lent; raises as `open` does."""
        _, found = _located(entry, role, rank)
        small = found.plain_size <= SMALL_MAX
        return (self.open if small else self.lend)(entry, role, rank)

    def lend(self, entry: Entry, role: str, rank: int = 0) -> Lent:
        """Return a file to be read here and there, verified; raises as `open`."""
        _, found = _located(entry, role, rank)
        return self.lent(entry.space, entry.id, found)

    def lent(self, space: SpaceId, item: EntryId, file: Attachment) -> Lent:
        """Return a file sealed for *item*, as `lend` does."""
        ref = FileRef(space, item, file.id)
        envelope = Envelope(file.envelope_size, self._reading(file.blob))
        return Lent(file.plain_size, opener(file.dek, ref, envelope))

    def _reading(self, blob: BlobId) -> Stretch:
        @lru_cache(_PARTS_KEPT)
        def part(index: int) -> bytes:
            return self.blobs.part(blob, index)

        def read(start: int, size: int) -> bytes:
            first, last = start // PART, (start + size - 1) // PART
            parts = map(part, range(first, last + 1))
            at = start - first * PART
            return b"".join(parts)[at : at + size]

        return read


def files_of(entry: Entry, role: str) -> list[Attachment]:
    """Return the files of *entry* that play *role*, in order."""
    return [one for one in entry.attachments if one.role == role]


def attached(entry: Entry, role: str) -> Attachment | None:
    """Return the first file of *entry* that plays *role*."""
    return next(iter(files_of(entry, role)), None)


def sealed_as(now: Entry, old: Entry) -> Entry:
    """Return *old* with the files it shares with *now* as they are sealed today."""
    today = {(one.id, one.sha): one for one in now.attachments}
    files = (today.get((one.id, one.sha), one) for one in old.attachments)
    return replace(old, attachments=tuple(files))


def _located(entry: Entry, role: str, rank: int) -> tuple[FileRef, Attachment]:
    found = files_of(entry, role)
    if not 0 <= rank < len(found):
        raise Refused("document.no_file")
    return FileRef(entry.space, entry.id, found[rank].id), found[rank]
