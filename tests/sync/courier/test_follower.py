"""The courier's thread starts, works and stops when asked."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from threading import Barrier, Event

import pytest

from app.domain.ids import EntryId
from app.domain.syncing import Seal, SyncReport, SyncState
from app.ports.courier import Arrival, Progress, unheard, unseen
from sync.courier.follower import Follower, begun, ended


class Walker:
    """A courier that only says that it started and that it was stopped."""

    def __init__(self) -> None:
        self.started = Event()
        self.stopped = Event()

    async def fetch(self, _entry: EntryId, _tell: Progress = unheard) -> None:
        """Bring nothing."""

    async def keeps(self, entries: Sequence[EntryId]) -> frozenset[EntryId]:
        """Keep everything."""
        return frozenset(entries)

    async def follow(self) -> None:
        """Walk until told to stop."""
        self.started.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.stopped.set()

    async def reach(self) -> None:
        """Be there."""

    async def move(self, _address: str, _tell: Progress) -> None:
        """Stay."""

    async def sync(self, _tell: Arrival = unseen) -> SyncReport:
        """Carry nothing."""
        return SyncReport(0, 0, 0, 0)

    def pause(self, *, on: bool) -> None:
        """Send nothing anyway."""

    def state(self) -> SyncState:
        """Say that there is no server."""
        return SyncState(Seal.NO_SERVER)


def test_it_follows_until_stopped() -> None:
    walker = Walker()
    follower = Follower(walker)
    follower.start()
    assert walker.started.wait(60)
    follower.stop()
    assert walker.stopped.is_set()


def test_several_end_together_each_after_what_it_does() -> None:
    """Each waits for all of them to be told: one after the other, none would end."""
    walkers, together = [Walker() for _ in range(3)], Barrier(3, timeout=60)
    stops = [begun(Follower(walker)) for walker in walkers]
    assert all(walker.started.wait(60) for walker in walkers)
    met: list[int] = []

    def end(stop: Callable[[], None]) -> None:
        met.append(together.wait())
        stop()

    ended([partial(end, stop) for stop in stops])
    assert sorted(met) == [0, 1, 2]
    assert all(walker.stopped.is_set() for walker in walkers)


def test_one_that_fails_to_end_is_told_once_the_others_ended() -> None:
    walker = Walker()
    stop = begun(Follower(walker))
    assert walker.started.wait(60)

    def fail() -> None:
        raise OSError("busy")

    with pytest.raises(OSError, match="busy"):
        ended([fail, stop])
    assert walker.stopped.is_set()


def test_a_courier_that_ends_by_itself_can_still_be_stopped() -> None:
    class Homebody(Walker):
        async def follow(self) -> None:
            self.started.set()

    walker = Homebody()
    follower = Follower(walker)
    follower.start()
    walker.started.wait(60)
    follower.stop()
