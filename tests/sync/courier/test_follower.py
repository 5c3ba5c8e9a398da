"""The courier's thread starts, works and stops when asked."""

import asyncio
from collections.abc import Sequence
from threading import Event

from app.domain.ids import EntryId
from app.domain.syncing import Seal, SyncReport, SyncState
from app.ports.courier import Arrival, Progress, unheard, unseen
from sync.courier.follower import Follower


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
    assert walker.started.wait(5)
    follower.stop()
    assert walker.stopped.is_set()


def test_a_courier_that_ends_by_itself_can_still_be_stopped() -> None:
    class Homebody(Walker):
        async def follow(self) -> None:
            self.started.set()

    walker = Homebody()
    follower = Follower(walker)
    follower.start()
    walker.started.wait(5)
    follower.stop()
