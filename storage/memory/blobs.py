"""« Fichiers scellés » in memory."""

from collections.abc import Iterable, Iterator

from app.crypto.canon import digest
from app.crypto.files import blob_id
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId
from app.ports.blobs import PART
from app.ports.world import Clock


class MemoryBlobs:
    """Envelopes that vanish with the process."""

    def __init__(self, *, now: Clock) -> None:
        self._now = now
        self._whole: dict[BlobId, tuple[float, bytes]] = {}
        self._received: dict[BlobId, dict[int, bytes]] = {}

    def put(self, chunks: Iterable[bytes]) -> tuple[BlobId, tuple[bytes, ...], int]:
        """Keep an envelope given in order."""
        envelope = b"".join(chunks)
        places = range(0, len(envelope), PART)
        parts = tuple(digest(envelope[place : place + PART]) for place in places)
        blob = blob_id(parts)
        self._whole[blob] = (self._now().timestamp(), envelope)
        return blob, parts, len(envelope)

    def has(self, blob: BlobId) -> bool:
        """Say whether the whole envelope is here."""
        return blob in self._whole

    def read(self, blob: BlobId) -> Iterator[bytes]:
        """Give the envelope in pieces. Raises Refused("blob.absent")."""
        size = len(self._envelope(blob))
        return (self.part(blob, index) for index in range(-(-size // PART)))

    def part(self, blob: BlobId, index: int) -> bytes:
        """Return the 1 MiB part *index*. Raises Refused("blob.absent")."""
        return self._envelope(blob)[index * PART : (index + 1) * PART]

    def store_part(self, blob: BlobId, index: int, data: bytes) -> None:
        """Keep one received part until `assemble`."""
        self._received.setdefault(blob, {})[index] = bytes(data)

    def parts_here(self, blob: BlobId) -> set[int]:
        """Return the indexes received so far of an envelope not assembled yet."""
        return set(self._received.get(blob, {}))

    def assemble(self, blob: BlobId, parts: tuple[bytes, ...]) -> None:
        """Join received parts, check the name, keep the envelope."""
        received = self._received.get(blob, {})
        if not self.has(blob):
            if blob_id(parts) != blob:
                raise Broken("blob.mismatch")
            wrong = [
                i for i, p in enumerate(parts) if digest(received.get(i, b"")) != p
            ]
            for index in wrong:
                received.pop(index, None)
            if wrong:
                raise Broken("blob.mismatch")
            self.put(received[index] for index in range(len(parts)))
        self._received.pop(blob, None)

    def drop(self, blobs: Iterable[BlobId]) -> None:
        """Delete envelopes now, whole or half received."""
        for blob in blobs:
            self._whole.pop(blob, None)
            self._received.pop(blob, None)

    def sweep(self, keep: set[BlobId], *, older_than: float) -> int:
        """Delete unreferenced envelopes older than that many seconds; count them."""
        limit = self._now().timestamp() - older_than
        old = [b for b, (at, _) in self._whole.items() if b not in keep and at < limit]
        for blob in old:
            del self._whole[blob]
        return len(old)

    def _envelope(self, blob: BlobId) -> bytes:
        if blob not in self._whole:
            raise Refused("blob.absent")
        return self._whole[blob][1]
