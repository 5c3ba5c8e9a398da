"""« Fichiers scellés » : envelopes on disk, exactly the bytes that travel."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from app.domain.ids import BlobId

PART = 1 << 20
"""Bytes of one part of an envelope, on the wire and in its name."""


class Blobs(Protocol):
    """Holds sealed bytes only; a name is computed from the bytes (trust, section 3).

    Writes raise Broken("disk.full" | "disk.io") and leave nothing behind.
    """

    def put(self, chunks: Iterable[bytes]) -> tuple[BlobId, tuple[bytes, ...], int]:
        """Keep an envelope given in order; durable when it returns.

        Returns its name, the SHA-256 of its 1 MiB parts and its size.
        """
        ...

    def has(self, blob: BlobId) -> bool:
        """Say whether the whole envelope is here."""
        ...

    def read(self, blob: BlobId) -> Iterator[bytes]:
        """Give the envelope in pieces. Raises Refused("blob.absent")."""
        ...

    def part(self, blob: BlobId, index: int) -> bytes:
        """Return the 1 MiB part *index*. Raises Refused("blob.absent")."""
        ...

    def store_part(self, blob: BlobId, index: int, data: bytes) -> None:
        """Keep one received part until `assemble`; survives a restart."""
        ...

    def parts_here(self, blob: BlobId) -> set[int]:
        """Return the indexes received so far of an envelope not assembled yet."""
        ...

    def assemble(self, blob: BlobId, parts: tuple[bytes, ...]) -> None:
        """Join received parts, check the name, keep the envelope.

        Raises Broken("blob.mismatch") when a part or the name is wrong: the
        wrong parts are dropped, the right ones stay.
        """
        ...

    def drop(self, blobs: Iterable[BlobId]) -> None:
        """Delete envelopes now, whole or half received; absent ones are no fault."""
        ...

    def sweep(self, keep: set[BlobId], *, older_than: float) -> int:
        """Delete unreferenced envelopes older than that many seconds; count them."""
        ...
