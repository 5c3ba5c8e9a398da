"""« Fichiers joints » : sealed on the way in, opened in memory on the way out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.crypto.files import FileRef, open_file, open_whole, seal_file
from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId, EntryId, SpaceId
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
        """Say whether that file of *entry* exists and is on this device."""
        found = attached(entry, role)
        return found is not None and self.blobs.has(found.blob)

    def open(self, entry: Entry, role: str) -> bytes:
        """Return a file whole, once its last byte is verified.

        Raises Refused("document.no_file" | "blob.absent" | "commit.mismatch").
        """
        ref, found = _located(entry, role)
        return open_whole(found.dek, ref, self.blobs.read(found.blob))

    def stream(self, entry: Entry, role: str) -> Iterator[bytes]:
        """Give a file piece by piece, each verified; raises as `open` does."""
        ref, found = _located(entry, role)
        return open_file(found.dek, ref, self.blobs.read(found.blob))


def attached(entry: Entry, role: str) -> Attachment | None:
    """Return the file of *entry* that plays *role*."""
    return next((one for one in entry.attachments if one.role == role), None)


def _located(entry: Entry, role: str) -> tuple[FileRef, Attachment]:
    found = attached(entry, role)
    if found is None:
        raise Refused("document.no_file")
    return FileRef(entry.space, entry.id, found.id), found


def _slices(content: bytes) -> Iterator[bytes]:
    starts = range(0, len(content), _SLICE)
    return (content[start : start + _SLICE] for start in starts)
