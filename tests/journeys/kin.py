"""Somebody who keeps several spaces on one device, and the courier of each."""

import httpx

from app.domain.ids import SpaceId
from app.flows.dependents.dependents import Dependents, Tie, own_space
from app.flows.my_devices import MyDevices
from app.flows.sealing import Sealing
from storage.apart import Apart
from storage.memory.vault import MemoryVault
from sync.courier.joining import Joined
from tests.journeys.town import Device


class Parent(Device):
    """A device whose owner represents others."""

    def apart(self, space: SpaceId) -> MemoryVault:
        """Return the vault as the house of *space* sees it."""
        first = self.vault.spaces()[:1]
        names = Apart(space, own=first in ([], [space]))
        return MemoryVault(self.memory, self.heart, names)

    def open(self, space: SpaceId) -> None:  # noqa: ARG002 - the owner's, whatever comes first
        """Build what serves the space of the owner."""
        own, whole = own_space(self.vault), MemoryVault(self.memory, self.heart)
        self.vault = self.apart(own)
        super().open(own)
        self.dependents = Dependents(whole, self.apart, self.world, self.space)
        kept = self.vault, self.trail, self.world
        self.devices = MyDevices(self.space, *kept, self.dependents.kept)

    def settle(self, joined: Joined) -> None:
        """Make a home of what was given."""
        self.open(joined.settle(self.apart))

    def add(self, name: str) -> "Beside":
        """Keep the space of a child."""
        made = self.dependents.add(name, birth_date="2019-05-02", tie=Tie.CHILD)
        return Beside(self, made.id)

    def of(self, space: SpaceId) -> "Beside":
        """Return the house of somebody represented."""
        return Beside(self, space)

    async def arrive(self) -> set[str]:
        """Exchange as the door does until one's own space is known, then for all."""
        tried: set[SpaceId] = set()
        while self.space.id not in tried:
            tried.add(self.space.id)
            await self.courier.sync()
            self.crash()
        return await self.sync()

    async def sync(self) -> set[str]:
        """Exchange for every space, one's own first; return what was refused."""
        alerts = set((await self.courier.sync()).alerts)
        self.dependents.heed()
        for space in self.dependents.kept():
            alerts |= set((await self.of(space).courier.sync()).alerts)
        return alerts


class Beside(Device):
    """The house of one person, in the home of who represents them."""

    own = False

    def __init__(self, owner: Parent, space: SpaceId) -> None:
        self.__dict__.update(owner.__dict__)
        self.owner = owner
        self.vault = owner.apart(space)
        kept = self.vault, self.journal, self.trail
        self.sealing = Sealing(*kept, self.world, self.blobs)
        self.open(space)
        self.courier.call = owner.courier.call

    def own_wire(self) -> httpx.AsyncBaseTransport:
        """Return what carries the requests of the whole home."""
        return self.owner
