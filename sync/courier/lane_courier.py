"""The courier of what one person entrusts: the owner's, as that house sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from app.domain.authority import Authority
from app.domain.errors import Refused
from app.domain.ids import EntryId, IdentityId, SpaceId
from app.domain.syncing import SyncReport, SyncState
from app.ports.courier import Arrival, Progress, unheard, unseen
from sync.courier.courier import Courier


@dataclass(frozen=True, slots=True)
class LaneCourier:
    """Implements `app.ports.courier.Courier` for one lane, which is only read."""

    own: Courier
    lane: SpaceId

    async def sync(self, tell: Arrival = unseen) -> SyncReport:
        """Exchange for the owner, what is entrusted included."""
        return await self.own.sync(tell)

    async def fetch(self, entry: EntryId, tell: Progress = unheard) -> None:
        """Bring the files of one entry; Refused("entrusted.ended") once it ended."""
        await self.own.bring(self.lane, entry, tell)

    async def keeps(self, _entries: Sequence[EntryId]) -> frozenset[EntryId]:
        """Say that none is known to be kept: nothing may be freed here for it."""
        return frozenset()

    async def follow(self) -> None:
        """Do nothing: the owner's courier follows."""

    async def reach(self) -> None:
        """Ask the server whether it is there."""
        await self.own.reach()

    async def directory(self) -> Authority:
        """Ask the server who it lets deposit."""
        return await self.own.directory()

    async def card(self, identity: IdentityId) -> bytes:
        """Ask the server for the signed card of a person."""
        return await self.own.card(identity)

    async def move(self, _address: str, _tell: Progress) -> NoReturn:
        """Refuse: the space is somebody else's."""
        raise Refused("entrusted.read_only")

    def pause(self, *, on: bool) -> NoReturn:  # noqa: ARG002
        """Refuse: nothing leaves from here."""
        raise Refused("entrusted.read_only")

    def state(self) -> SyncState:
        """Say what the seal of the owner shows."""
        return self.own.state()
