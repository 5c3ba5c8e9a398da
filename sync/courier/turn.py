"""« Tournée » : what a courier does in one exchange, one thing after the other."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias, TypeVar

from app.domain.changes import Changes
from app.domain.errors import Broken, Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.space import Space
from app.domain.syncing import SyncReport
from app.domain.write import Origin, Write
from app.ports.courier import Arrival, Progress, unseen
from app.ports.pulse import Pulse
from app.ports.world import Clock
from sync.courier.account import AccountCourier
from sync.courier.downloads import Downloads
from sync.courier.entrance import Entrance
from sync.courier.exchange import Exchange, Home, aside
from sync.courier.freight import Freight
from sync.courier.lanes import Lanes
from sync.courier.telling import LAST
from sync.wire import Peer

L = TypeVar("L", bound=Peer)
T = TypeVar("T")
Call: TypeAlias = Callable[[L], Coroutine[Any, Any, T]]
"""What is asked over one line to the server."""


class Turn:
    """Does them for one space; what its owner is entrusted with comes last.

    *called* says that something of one's own waits while that is followed.
    """

    def __init__(
        self,
        space: Space,
        home: Home,
        pulse: Pulse,
        now: Clock,
        called: Callable[[], bool],
    ) -> None:
        self._space, self._home, self._now = space, home, now
        self.downloads = Downloads(
            space.id, home.vault, home.blobs, came=self._telling(pulse, "offline")
        )
        self._account: AccountCourier | None = None
        self._lanes = None
        if home.entrusted:
            came = self._telling(pulse, "offline", "entrusted")
            kept = home.vault, home.entrusted
            self._lanes = Lanes(*kept, came=came, called=called)

    def _telling(self, pulse: Pulse, *kinds: str) -> Callable[[], None]:
        return partial(pulse.beat, Changes(self._space.id, frozenset(kinds)))

    def known(self, call: Call[L, T]) -> Call[L, T]:
        """Return *call* made by a device the server knows, were it the first one.

        It raises Refused("signup_closed") too.
        """

        async def asked(peer: L) -> T:
            await self._enter(peer)
            return await call(peer)

        return asked

    async def run(self, peer: Peer, tell: Arrival = unseen) -> SyncReport:
        """Exchange one's own space. Raises as the port says."""
        space, home = self._space.id, self._home
        standing = await aside(home.sealing.standing, space)
        if standing.quarantine:
            raise Broken(standing.quarantine)
        account = self._introduced(peer)
        await self._enter(peer)
        await account.begin()
        tally = await Exchange(space, peer, home, tell).run()
        tally.alerts.update(await account.run())
        tally.alerts.update(await self.downloads.run(self.freight(peer), tell))
        conflicts = await aside(home.vault.conflicts, space)
        if not tally.held:
            await aside(self._note)
        counts = tally.pushed, tally.pulled, tally.head, len(conflicts)
        return SyncReport(*counts, tuple(sorted(tally.alerts)))

    async def entrusted(self, peer: Peer, report: SyncReport) -> SyncReport:
        """Bring what others entrust; it adds to *report*, and spoils nothing of it."""
        if self._lanes is None:
            return report
        alerts = await self._lanes.run(peer)
        return replace(report, alerts=tuple(sorted(alerts.union(report.alerts))))

    @property
    def cut(self) -> bool:
        """Say whether the server fell silent before all that is entrusted came."""
        return self._lanes is not None and self._lanes.cut

    async def sweep(self) -> None:
        """Erase what is entrusted no more, even when no server answers."""
        if self._lanes is not None:
            await self._lanes.sweep()

    async def bring(
        self, peer: Peer, lane: SpaceId, entry: EntryId, tell: Progress
    ) -> None:
        """Bring the files of an entry others entrust. Raises as `Lanes.fetch`."""
        if self._lanes is None:
            raise Refused("entrusted.ended")
        await self._lanes.fetch(peer, lane, entry, tell)

    def heeds(self, space: SpaceId) -> bool:
        """Say whether a space that moved on the server may be entrusted to us."""
        return self._lanes is not None and self._lanes.heeds(space)

    def freight(self, peer: Peer) -> Freight:
        """Return what moves the parts of this space."""
        return Freight(self._space.id, peer, self._home.blobs)

    async def _enter(self, peer: Peer) -> None:
        space, vault = self._space, self._home.vault
        await Entrance(space.id, space.server, vault, peer).run()

    def _introduced(self, peer: Peer) -> AccountCourier:
        if self._account is None:
            self._account = AccountCourier.over(self._space.id, self._home, peer)
        return self._account

    def _note(self) -> None:
        last = str(int(self._now().timestamp() * 1000)).encode()
        write = Write(self._space.id, settings={LAST: last})
        self._home.vault.commit(write, origin=Origin.PEER)
