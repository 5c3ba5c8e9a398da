"""« Fichiers joints » : sealed on the way in, opened in memory on the way out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from app.crypto.files import (
    PART,
    Envelope,
    FileRef,
    open_file,
    open_range,
    open_whole,
    seal_file,
)
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, BlobId, EntryId, SpaceId
from app.ports.blobs import Blobs
from app.ports.world import Entropy

_SLICE = 1 << 20


@dataclass(frozen=True, slots=True)
class Plain:
    """A file not sealed yet: *role* is that of `Attachment`."""

    id: AttachmentId
    content: bytes = field(repr=False)
    role: str
    media_type: str
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """Nothing in clear ever reaches the disk."""

    blobs: Blobs
    entropy: Entropy

    def seal(self, space: SpaceId, item: EntryId, plain: Plain) -> Attachment:
        """Keep a file under a key of its own; raises what `Blobs.put` raises."""
        ref = FileRef(space, item, plain.id)
        sealed = seal_file(
            ref, _slices(plain.content), len(plain.content), self.entropy
        )
        blob, parts, size = self.blobs.put(sealed)
        return Attachment(
            id=plain.id,
            dek=sealed.dek,
            blob=blob,
            envelope_size=size,
            plain_size=len(plain.content),
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
        ref, found = _located(entry, role, rank)
        if not 0 <= start < start + size <= found.plain_size:
            raise Refused("document.no_file")
        envelope = Envelope(found.envelope_size, partial(self._bytes, found.blob))
        return open_range(found.dek, ref, envelope, start, size)

    def _bytes(self, blob: BlobId, start: int, size: int) -> bytes:
        first, last = start // PART, (start + size - 1) // PART
        parts = (self.blobs.part(blob, index) for index in range(first, last + 1))
        at = start - first * PART
        return b"".join(parts)[at : at + size]


def files_of(entry: Entry, role: str) -> list[Attachment]:
    """Return the files of *entry* that play *role*, in order."""
    return [one for one in entry.attachments if one.role == role]


def attached(entry: Entry, role: str) -> Attachment | None:
    """Return the first file of *entry* that plays *role*."""
    return next(iter(files_of(entry, role)), None)


def _located(entry: Entry, role: str, rank: int) -> tuple[FileRef, Attachment]:
    found = files_of(entry, role)
    if not 0 <= rank < len(found):
        raise Refused("document.no_file")
    return FileRef(entry.space, entry.id, found[rank].id), found[rank]


def _slices(content: bytes) -> Iterator[bytes]:
    starts = range(0, len(content), _SLICE)
    return (content[start : start + _SLICE] for start in starts)
