"""What a store of sealed parts must do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class BlobStore(Protocol):
    """Keeps parts of envelopes (at most 1 MiB each) apart for each space.

    Every call may raise Unreachable("storage_full") or Broken("storage_broken").
    """

    async def put(self, space: bytes, sha: bytes, content: bytes) -> None:
        """Keep a part; durable when it returns, nothing changes the second time.

        Raises Refused("hash_mismatch") when *sha* is not its SHA-256.
        """
        ...

    async def get(
        self, space: bytes, sha: bytes, start: int = 0, length: int | None = None
    ) -> bytes:
        """Return a part or a stretch of it. Raises Refused("not_found")."""
        ...

    async def missing(self, space: bytes, shas: list[bytes]) -> list[bytes]:
        """Return those of *shas* that are not here, in their order."""
        ...

    async def delete(self, space: bytes, shas: list[bytes]) -> None:
        """Forget parts; those not here are no error."""
        ...

    async def probe(self) -> None:
        """Raise what a put would, room for the parts to come included."""
        ...

    async def aged(self, before: int) -> dict[bytes, list[bytes]]:
        """Return the parts put before *before* (ms), by space.

        What a crash left half written before then is deleted. A store that has
        no dates returns every part: the ledger has the last word.
        """
        ...


@dataclass(frozen=True, slots=True)
class BlobEngine:
    """One file of the shelf: the scheme of its address and how to open it."""

    scheme: str
    open: Callable[[Path], BlobStore]
