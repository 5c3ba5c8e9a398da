"""« Courrier » of the example: everything is said to be there, nothing moves."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Final

from app.domain.authority import Authority
from app.domain.errors import Refused
from app.domain.ids import EntryId, IdentityId
from app.domain.syncing import Seal, SyncReport, SyncState
from app.flows.world import World
from app.ports.courier import Arrival, Progress, unheard, unseen

_AGO_MS: Final = 2 * 3_600_000


class Stillness:
    """Implements `app.ports.courier.Courier` without any network.

    *choices* counts the versions that wait for a choice.
    """

    def __init__(self, world: World, choices: Callable[[], int]) -> None:
        self._last = world.ms() - _AGO_MS
        self._choices = choices

    async def reach(self) -> None:
        """Refuse: Refused("example.still")."""
        raise Refused("example.still")

    async def directory(self) -> Authority:
        """Refuse: Refused("example.still")."""
        raise Refused("example.still")

    async def card(self, _identity: IdentityId) -> bytes:
        """Refuse: Refused("example.still")."""
        raise Refused("example.still")

    async def sync(self, _tell: Arrival = unseen) -> SyncReport:
        """Refuse: Refused("example.still")."""
        raise Refused("example.still")

    async def fetch(self, _entry: EntryId, _tell: Progress = unheard) -> None:
        """Refuse: Refused("example.still")."""
        raise Refused("example.still")

    async def keeps(self, _entries: Sequence[EntryId]) -> frozenset[EntryId]:
        """Refuse: Refused("example.still")."""
        raise Refused("example.still")

    async def move(self, _address: str, _tell: Progress) -> None:
        """Refuse: Refused("example.still")."""
        raise Refused("example.still")

    async def follow(self) -> None:
        """Stay where it is, for ever."""
        await asyncio.Event().wait()

    def pause(self, *, on: bool) -> None:
        """Send nothing anyway."""

    def state(self) -> SyncState:
        """Say what the seal of a person with a server would say."""
        seal = Seal.CHOICE if self._choices() else Seal.UP_TO_DATE
        return SyncState(seal, last=self._last)
