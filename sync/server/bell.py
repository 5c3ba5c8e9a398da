"""Wakes who follows a space: which space, which head, nothing else."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Followed:
    """Until when (ms) a space is followed, 0 for always, and which *lanes* of it.

    None of them named is the whole log. Who follows lanes is not told how long it is.
    """

    until: int = 0
    lanes: frozenset[bytes] | None = None

    def hears(self, moved: frozenset[bytes], now: int) -> bool:
        """Say whether a move of some lanes concerns it at an instant (ms)."""
        mine = self.lanes is None or not self.lanes.isdisjoint(moved)
        return mine and now < (self.until or now + 1)


WHOLE = Followed()


class Ear:
    """One listener: the newest head of each of its spaces, until told to stop."""

    def __init__(
        self, identity: bytes, spaces: dict[bytes, Followed], device: bytes = b""
    ) -> None:
        self.identity, self.spaces, self.device = identity, spaces, device
        self.closed = False
        self._heads: dict[bytes, int] = {}
        self._rung = asyncio.Event()

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

    def ring(self, space: bytes, head: int, now: int, moved: frozenset[bytes]) -> None:
        """Wake who follows what *moved* of a space at an instant (ms)."""
        for ear in self._ears:
            followed = ear.spaces.get(space)
            if followed and followed.hears(moved, now):
                ear.hear(space, head if followed.lanes is None else 0)

    def join(self, identity: bytes, space: bytes, how: Followed = WHOLE) -> None:
        """Let listeners of an identity follow a space."""
        for ear in self._ears:
            if ear.identity == identity:
                ear.spaces[space] = how

    def leave(self, identity: bytes, space: bytes) -> None:
        """Let listeners of an identity follow a space no more, which they are told.

        They look once more, and erase what was theirs to read: nothing says how far.
        """
        for ear in self._ears:
            if ear.identity == identity and ear.spaces.pop(space, None) is not None:
                ear.hear(space, 0)

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
