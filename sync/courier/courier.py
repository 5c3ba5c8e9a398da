"""« Courrier » : carries what waits, brings what is new, tells the seal."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from app.domain.authority import Authority
from app.domain.changes import Changes
from app.domain.errors import AlveoleError, Broken, Refused
from app.domain.ids import EntryId, IdentityId, SpaceId
from app.domain.space import Space
from app.domain.syncing import SyncReport, SyncState
from app.domain.write import Origin, Write
from app.ports.courier import Arrival, Progress, unheard, unseen
from app.ports.pulse import Pulse
from app.ports.world import Clock, Entropy, Sleep
from sync.courier.account import AccountCourier, card_of
from sync.courier.backoff import pause
from sync.courier.downloads import Downloads
from sync.courier.entrance import Entrance
from sync.courier.exchange import Exchange, Home, aside
from sync.courier.freight import Freight
from sync.courier.messages import authority
from sync.courier.moving import Ends, Moving
from sync.courier.telling import LAST, Telling
from sync.wire import Line

T = TypeVar("T")

RETIRED = "device.retired"
"""No later try will do better."""

MOVED = "head"
"""What the pulse says of a space that moved on the server."""

GATHER = 0.2
"""Seconds left to a burst of changes to gather before an exchange."""


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
        came = partial(pulse.beat, Changes(space.id, frozenset({"offline"})))
        self._downloads = Downloads(space.id, home.vault, home.blobs, came=came)
        self._account: AccountCourier | None = None
        self._turn = asyncio.Lock()
        self._wake = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.told = Telling(space.id, home, pulse, rhythm.now, server=peer is not None)

    async def sync(self, tell: Arrival = unseen) -> SyncReport:
        """Do one full exchange now; raises as the port says."""
        return await self._beside(lambda peer: self._sync(peer, tell))

    async def fetch(self, entry: EntryId, tell: Progress = unheard) -> None:
        """Bring the files of one entry now; raises as the port says."""
        await self._beside(
            lambda peer: self._downloads.whole(entry, self._freight(peer), tell)
        )

    async def keeps(self, entries: Sequence[EntryId]) -> frozenset[EntryId]:
        """Return those of *entries* whose every file the server says it keeps."""
        return await self._beside(
            lambda peer: self._downloads.kept(entries, self._freight(peer))
        )

    async def reach(self) -> None:
        """Ask the server whether it is there; raises as the port says."""
        await self._beside(lambda peer: peer.server())

    async def directory(self) -> Authority:
        """Ask the server who it lets deposit here."""
        return authority(self.address, await self._beside(lambda peer: peer.server()))

    async def card(self, identity: IdentityId) -> bytes:
        """Ask the server for the signed card of a person."""
        return await self._beside(lambda peer: card_of(peer, identity))

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
            mine = changes.space == self._space.id
            if mine and changes.touches("journal", MOVED):
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

    def pause(self, *, on: bool) -> None:
        """Send nothing more until told otherwise, or go on at once."""
        self.told.pause(on=on)
        if self._loop and not on:
            self._loop.call_soon_threadsafe(self._wake.set)

    def state(self) -> SyncState:
        """Say what the seal shows, without any network."""
        return self.told.state()

    async def _beside(self, call: Callable[[Line], Coroutine[Any, Any, T]]) -> T:
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
        async with self._turn:
            self.told.work(busy=True)
            try:
                report = await self._exchange(peer, self.told.passing(tell))
            except AlveoleError as error:
                self.told.failure = error.code
                raise
            except Exception as error:  # a fault of ours ends one exchange, not all
                self.told.failure = "internal"
                raise Broken("internal") from error
            else:
                self.told.failure = ""
            finally:
                self.told.work(busy=False)
        return report

    async def _move(self, old: Line, address: str, tell: Progress) -> None:
        """Move while no exchange runs; none may follow: the logs would part."""
        if self.call is None:
            raise Refused("server.none")
        async with self._turn:
            await self._exchange(old)
            ends = Ends(self._space.id, old, self.call(address))
            await Moving(ends, self._home, self._rhythm.sleep, tell).run(address)
            self._moved = True

    def _freight(self, peer: Line) -> Freight:
        return Freight(self._space.id, peer, self._home.blobs)

    async def _exchange(self, peer: Line, tell: Arrival = unseen) -> SyncReport:
        if self._moved:
            raise Refused("server.moved")
        space, vault = self._space.id, self._home.vault
        standing = await aside(self._home.sealing.standing, space)
        if standing.quarantine:
            raise Broken(standing.quarantine)
        account = self._introduced(peer)
        await Entrance(space, self._space.server, vault, peer).run()
        await account.begin()
        tally = await Exchange(space, peer, self._home, tell).run()
        tally.alerts.update(await account.run())
        tally.alerts.update(await self._downloads.run(self._freight(peer), tell))
        conflicts = await aside(vault.conflicts, space)
        if not tally.held:
            await aside(self._note)
        counts = tally.pushed, tally.pulled, tally.head, len(conflicts)
        return SyncReport(*counts, tuple(sorted(tally.alerts)))

    def _introduced(self, peer: Line) -> AccountCourier:
        if self._account is None:
            self._account = AccountCourier.over(self._space.id, self._home, peer)
        return self._account

    def _note(self) -> None:
        last = str(int(self._rhythm.now().timestamp() * 1000)).encode()
        write = Write(self._space.id, settings={LAST: last})
        self._home.vault.commit(write, origin=Origin.PEER)

    async def _round(self) -> None:
        """Exchange, then wait for a reason to do it again."""
        self._wake.clear()
        await self.sync()
        await self._wake.wait()
        await self._rhythm.sleep(GATHER)

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
