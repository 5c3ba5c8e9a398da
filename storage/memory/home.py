"""A whole home in memory: what an example stands on; it vanishes with its house."""

from dataclasses import dataclass

from app.domain.ids import SpaceId
from app.ports.pulse import Pulse
from app.ports.world import Clock
from storage.apart import Apart
from storage.memory.blobs import MemoryBlobs
from storage.memory.departures import MemoryDepartures
from storage.memory.entrusted import MemoryEntrusted, memory_beside
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault


@dataclass(frozen=True, slots=True)
class MemoryHome:
    """The ports of one home, on the same dictionaries; *entrusted* has its own."""

    vault: MemoryVault
    journal: MemoryJournal
    trail: MemoryTrail
    blobs: MemoryBlobs
    departures: MemoryDepartures
    pulse: Pulse
    memory: Memory
    entrusted: MemoryEntrusted

    def apart(self, space: SpaceId, *, own: bool) -> MemoryVault:
        """Return the vault as the house of one space sees it."""
        return MemoryVault(self.memory, self.pulse, Apart(space, own=own))


def memory_home(now: Clock, pulse: Pulse) -> MemoryHome:
    """Return an empty home."""
    memory = Memory()
    return MemoryHome(
        MemoryVault(memory, pulse),
        MemoryJournal(memory),
        MemoryTrail(memory),
        MemoryBlobs(now=now),
        MemoryDepartures(pulse),
        pulse,
        memory,
        memory_beside(now, pulse),
    )
