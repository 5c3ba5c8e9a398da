"""A space in memory, and the flows that hear its devices."""

from dataclasses import dataclass, replace

import pytest

from app.domain.device import DeviceIdentity
from app.domain.ids import IdMint
from app.domain.space import Space
from app.flows.devices.appliance import Appliance
from app.flows.devices.devices import Devices
from app.flows.devices.inbox import Inbox
from app.flows.devices.measured import Measured, measured_by
from app.flows.measures import Measures
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.radio import NoRadio
from app.ports.vault import Vault
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.fictitious.heard import PARIS, SCALE, FakeDriver
from tests.storage.samples import SPACE, Clock, Drawn, PulseSpy


@dataclass(frozen=True)
class Home:
    """The flows of one space, and what stands behind them."""

    house: Measured
    vault: Vault
    pulse: PulseSpy
    clock: Clock

    @property
    def devices(self) -> Devices:
        return replace(self.house["devices"], drivers=lambda: (FakeDriver(),))

    @property
    def inbox(self) -> Inbox:
        return self.devices.inbox

    @property
    def measures(self) -> Measures:
        return self.house["measures"]

    def owned(self, identity: DeviceIdentity = SCALE) -> Appliance:
        """Add a device that nobody else uses."""
        driver = FakeDriver(name=identity.driver)
        found = self.devices.add(driver, identity, "Ma balance")
        self.devices.bind(found.key)
        return self.devices.one(found.key)

    def weights(self) -> list[str]:
        """Return the weights of the record, the newest first."""
        return [str(one.values[0]) for one in self.measures.series("body-weight")]


def a_home(vault: Vault, pulse: PulseSpy, *, example: bool = False) -> Home:
    """Return the flows over a vault."""
    clock, drawn = Clock(), Drawn()
    world = World(clock, drawn, IdMint(clock, drawn))
    preferences = Preferences(vault, world, Space(SPACE, "Moi"))
    house = measured_by(preferences, PARIS, NoRadio(), example=example)
    return Home(house, vault, pulse, clock)


@pytest.fixture
def home() -> Home:
    """Return an empty space."""
    pulse = PulseSpy()
    return a_home(MemoryVault(Memory(), pulse), pulse)


@pytest.fixture
def example() -> Home:
    """Return an empty space where virtual devices count."""
    pulse = PulseSpy()
    return a_home(MemoryVault(Memory(), pulse), pulse, example=True)
