"""Sealed parts in a dictionary: tests, demonstration and simulation."""

from app.crypto.canon import digest
from app.domain.errors import Refused
from sync.server.blobstore import BlobEngine


class MemoryBlobs:
    """The contract of a blob store, kept until the process ends."""

    def __init__(self) -> None:
        self._parts: dict[tuple[bytes, bytes], bytes] = {}

    async def put(self, space: bytes, sha: bytes, content: bytes) -> None:
        """Keep a part."""
        if digest(content) != sha:
            raise Refused("hash_mismatch")
        self._parts[space, sha] = content

    async def get(
        self, space: bytes, sha: bytes, start: int = 0, length: int | None = None
    ) -> bytes:
        """Return a part or a stretch of it."""
        if (space, sha) not in self._parts:
            raise Refused("not_found")
        stop = None if length is None else start + length
        return self._parts[space, sha][start:stop]

    async def missing(self, space: bytes, shas: list[bytes]) -> list[bytes]:
        """Return those of *shas* that are not here."""
        return [sha for sha in shas if (space, sha) not in self._parts]

    async def delete(self, space: bytes, shas: list[bytes]) -> None:
        """Forget parts."""
        for sha in shas:
            self._parts.pop((space, sha), None)

    async def probe(self) -> None:
        """Always ready."""

    async def aged(self, before: int) -> dict[bytes, list[bytes]]:  # noqa: ARG002
        """Return every part: it has no dates."""
        found: dict[bytes, list[bytes]] = {}
        for space, sha in self._parts:
            found.setdefault(space, []).append(sha)
        return found


BLOBSTORE = BlobEngine("memory", lambda _: MemoryBlobs())
