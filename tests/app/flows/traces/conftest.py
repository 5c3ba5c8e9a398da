"""A space in memory, whose traces are added to and read."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest

from app.domain.changes import Changes
from app.domain.ids import IdMint
from app.domain.reading import Trace
from app.domain.space import Space
from app.flows.traces.traces import Traces
from app.flows.world import World
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.storage.samples import SPACE, Clock, Drawn, PulseSpy

PARIS = ZoneInfo("Europe/Paris")
GLUCOSE = Trace("interstitial-glucose", "import:libre", "mg/dL")


@dataclass(frozen=True)
class TraceHome:
    """The flow, the vault behind it, and what the pulse told."""

    traces: Traces
    vault: MemoryVault
    pulse: PulseSpy

    @property
    def changes(self) -> list[Changes]:
        """What was told, commit by commit."""
        return self.pulse.told


@pytest.fixture
def home() -> TraceHome:
    """Return a space without any trace."""
    pulse, clock, drawn = PulseSpy(), Clock(), Drawn()
    vault = MemoryVault(Memory(), pulse)
    world = World(clock, drawn, IdMint(clock, drawn))
    return TraceHome(Traces(vault, world, Space(SPACE, "Moi"), PARIS), vault, pulse)
