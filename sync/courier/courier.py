"""« Courrier » : carries what waits, brings what is new, tells the seal."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.domain.authority import Authority
from app.domain.changes import Changes
from app.domain.errors import AlveoleError, Broken, Refused
from app.domain.ids import EntryId, IdentityId, SpaceId
from app.domain.space import Space
from app.domain.syncing import SyncReport, SyncState
from app.ports.courier import Arrival, Progress, unheard, unseen
from app.ports.pulse import Pulse
from app.ports.world import Clock, Entropy, Sleep
from sync.courier.account import card_of
from sync.courier.backoff import pause
from sync.courier.downloads import DISK
from sync.courier.exchange import Home
from sync.courier.messages import authority
from sync.courier.moving import Ends, Moving
from sync.courier.telling import Telling
from sync.courier.turn import Call, Turn
from sync.wire import Line

T = TypeVar("T")

RETIRED = "device.retired"
"""No later try will do better."""

MOVED = "head"
"""What the pulse says of a space that moved on the server."""

GATHER = 0.2
"""Seconds left to a burst of changes to gather before an exchange."""


SOON = 6
"""How many failures the wait is worth after which a cut is tried again."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Time and chance, as handed in."""

    now: Clock
    sleep: Sleep
    entropy: Entropy


class Courier:
    """Implements `app.ports.courier.Courier` for one space and one server.

    *peer* is None while no server was chosen, *call* how another one is spoken to.
    One courier a home: the home's lock sees to it.
    """

    def __init__(
        self, space: Space, peer: Line | None, home: Home, pulse: Pulse, rhythm: Rhythm
    ) -> None:
        self._space = space
        self._peer = peer
        self._home = home
        self._pulse = pulse
        self._rhythm = rhythm
        self.call: Callable[[str], Line] | None = None
        self.address = ""
        self._moved = False
        self._alone = asyncio.Lock()
        self._wake = asyncio.Event()
        self.turn = Turn(space, home, pulse, rhythm.now, self._wake.is_set)
        self._loop: asyncio.AbstractEventLoop | None = None
        self.told = Telling(space.id, home, pulse, rhythm.now, server=peer is not None)

    async def sync(self, tell: Arrival = unseen) -> SyncReport:
        """Do one full exchange now; raises as the port says."""
        return await self._beside(lambda peer: self._sync(peer, tell))

    async def fetch(self, entry: EntryId, tell: Progress = unheard) -> None:
        """Bring the files of one entry now; raises as the port says."""
        await self._known(
            lambda peer: self.turn.downloads.whole(entry, self.turn.freight(peer), tell)
        )

    async def bring(
        self, lane: SpaceId, entry: EntryId, tell: Progress = unheard
    ) -> None:
        """Bring the files of an entry others entrust; raises as `Lanes.fetch`."""
        await self._known(lambda peer: self.turn.bring(peer, lane, entry, tell))

    async def keeps(self, entries: Sequence[EntryId]) -> frozenset[EntryId]:
        """Return those of *entries* whose every file the server says it keeps."""
        return await self._known(
            lambda peer: self.turn.downloads.kept(entries, self.turn.freight(peer))
        )

    async def reach(self) -> None:
        """Ask the server whether it is there; raises as the port says."""
        await self._beside(lambda peer: peer.server())

    async def directory(self) -> Authority:
        """Ask the server who it lets deposit here."""
        return authority(self.address, await self._beside(lambda peer: peer.server()))

    async def card(self, identity: IdentityId) -> bytes:
        """Ask the server for the signed card of a person."""
        return await self._known(lambda peer: card_of(peer, identity))

    async def move(self, address: str, tell: Progress) -> None:
        """Carry the whole log to another server, then use that one."""
        await self._beside(lambda old: self._move(old, address, tell))

    async def follow(self) -> None:
        """Exchange now, at each change, at each wake-up; never raises.

        It ends by itself only on a device that was put outside.
        """
        if self._peer is None:
            return
        loop = asyncio.get_running_loop()

        def heard(changes: Changes) -> None:
            if self._concerned(changes):
                loop.call_soon_threadsafe(self._wake.set)

        stop = self._pulse.listen(heard)
        self._loop = loop
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._again(self._round))
                if self._home.own:
                    tasks.create_task(self._again(self._listen))
        finally:
            self._loop = None
            stop()
            await self._peer.close()

    def _concerned(self, changes: Changes) -> bool:
        if changes.space == self._space.id:
            return changes.touches("journal", MOVED)
        return changes.touches(MOVED) and self.turn.heeds(changes.space)

    def pause(self, *, on: bool) -> None:
        """Send nothing more until told otherwise, or go on at once."""
        self.told.pause(on=on)
        if self._loop and not on:
            self._loop.call_soon_threadsafe(self._wake.set)

    def state(self) -> SyncState:
        """Say what the seal shows, without any network."""
        return self.told.state()

    async def _known(self, call: Call[Line, T]) -> T:
        return await self._beside(self.turn.known(call))

    async def _beside(self, call: Call[Line, T]) -> T:
        """Make a call where `follow` runs: connections belong to one event loop."""
        if self._peer is None:
            raise Refused("server.none")
        if self._loop is None:
            try:
                return await call(self._peer)
            finally:
                await self._peer.close()
        if self._loop is asyncio.get_running_loop():
            return await call(self._peer)
        there = asyncio.run_coroutine_threadsafe(call(self._peer), self._loop)
        return await asyncio.wrap_future(there)

    async def _sync(self, peer: Line, tell: Arrival) -> SyncReport:
        async with self._alone:
            self.told.work(busy=True)
            try:
                report = await self._exchange(peer, self.told.passing(tell))
                report = await self.turn.entrusted(peer, report)
            except AlveoleError as error:
                self.told.failure = error.code
                await self.turn.sweep()
                raise
            except Exception as error:  # a fault of ours ends one exchange, not all
                self.told.failure = "internal"
                raise Broken("internal") from error
            else:
                self.told.failure = next(filter(DISK.__contains__, report.alerts), "")
            finally:
                self.told.work(busy=False)
        return report

    async def _move(self, old: Line, address: str, tell: Progress) -> None:
        """Move while no exchange runs; none may follow: the logs would part."""
        if self.call is None:
            raise Refused("server.none")
        async with self._alone:
            await self._exchange(old)
            ends = Ends(self._space.id, old, self.call(address))
            await Moving(ends, self._home, self._rhythm.sleep, tell).run(address)
            self._moved = True

    async def _exchange(self, peer: Line, tell: Arrival = unseen) -> SyncReport:
        if self._moved:
            raise Refused("server.moved")
        return await self.turn.run(peer, tell)

    async def _round(self) -> None:
        """Exchange, then wait for a reason to do it again."""
        self._wake.clear()
        await self.sync()
        await self._reason()
        await self._rhythm.sleep(GATHER)

    async def _reason(self) -> None:
        """Wait to be woken; not for ever, where something was cut or has no room."""
        reasons: list[asyncio.Future[Any]] = [asyncio.ensure_future(self._wake.wait())]
        if self.turn.cut or self.told.failure:
            again = self._rhythm.sleep(pause(SOON, self._rhythm.entropy))
            reasons.append(asyncio.ensure_future(again))
        try:
            await asyncio.wait(reasons, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for reason in reasons:
                reason.cancel()

    async def _listen(self) -> None:
        """Wake at each head the server tells, until its line drops.

        A server lends few lines to a device: this one is for every space of the home.
        """
        if self._peer is not None:
            async for space, _ in self._peer.events():
                self._pulse.beat(Changes(SpaceId(space), frozenset({MOVED})))
        await self._rhythm.sleep(pause(1, self._rhythm.entropy))

    async def _again(self, once: Callable[[], Awaitable[None]]) -> None:
        """Do it until this device is put outside, more rarely after each failure."""
        failures = 0
        while True:
            try:
                await once()
                failures = 0
            except AlveoleError as error:
                if error.code == RETIRED:
                    return
                failures += 1
            except Exception:  # noqa: BLE001 - a fault of ours costs one try, and is told
                self.told.failure = "internal"
                failures += 1
            if failures:
                await self._rhythm.sleep(pause(failures, self._rhythm.entropy))
