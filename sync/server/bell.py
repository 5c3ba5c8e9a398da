"""Wakes who follows a space: which space, which head, nothing else."""

import asyncio
from contextlib import suppress


class Ear:
    """One listener: the newest head of each of its spaces, until told to stop.

    *spaces* says until when (ms) each is followed, 0 for always.
    """

    def __init__(
        self, identity: bytes, spaces: dict[bytes, int], device: bytes = b""
    ) -> None:
        self.identity, self.spaces, self.device = identity, spaces, device
        self.closed = False
        self._heads: dict[bytes, int] = {}
        self._rung = asyncio.Event()

    def follows(self, space: bytes, now: int) -> bool:
        """Say whether it listens to a space at an instant (ms)."""
        return now < (self.spaces.get(space, now) or now + 1)

    def hear(self, space: bytes, head: int) -> None:
        """Note that a space moved."""
        self._heads[space] = head
        self._rung.set()

    def close(self) -> None:
        """Wake up for the last time."""
        self.closed = True
        self._rung.set()

    async def wait(self, seconds: float) -> dict[bytes, int]:
        """Return what moved; nothing after that many seconds without a move."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()
        heads, self._heads = self._heads, {}
        return heads


class Bell:
    """Every listener of this process."""

    def __init__(self) -> None:
        self._ears: set[Ear] = set()
        self._stopped = False

    def __len__(self) -> int:
        """Return how many listen."""
        return len(self._ears)

    def add(self, ear: Ear) -> Ear:
        """Begin to wake *ear*."""
        self._ears.add(ear)
        if self._stopped:
            ear.close()
        return ear

    def remove(self, ear: Ear) -> None:
        """Stop waking *ear*."""
        self._ears.discard(ear)

    def ring(self, space: bytes, head: int, now: int) -> None:
        """Wake who follows *space* at an instant (ms)."""
        for ear in self._ears:
            if ear.follows(space, now):
                ear.hear(space, head)

    def join(self, identity: bytes, space: bytes, until: int = 0) -> None:
        """Let listeners of an identity follow a space until an instant (ms)."""
        for ear in self._ears:
            if ear.identity == identity:
                ear.spaces[space] = until

    def leave(self, identity: bytes, space: bytes) -> None:
        """Let listeners of an identity follow a space no more."""
        for ear in self._ears:
            if ear.identity == identity:
                ear.spaces.pop(space, None)

    def end(self, device: bytes) -> None:
        """Send a retired device home."""
        for ear in self._ears:
            if ear.device == device:
                ear.close()

    def stop(self) -> None:
        """Send everybody home: the server is stopping."""
        self._stopped = True
        for ear in list(self._ears):
            ear.close()
