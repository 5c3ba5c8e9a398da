"""« À côté » in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import inf

from app.domain.changes import Changes
from app.domain.ids import SpaceId
from app.domain.owned import owned
from app.ports.pulse import Pulse
from app.ports.world import Clock
from storage.beat import EntrustedPulse
from storage.memory.blobs import MemoryBlobs
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory, State
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault


@dataclass(frozen=True, slots=True)
class MemoryEntrusted:
    """The ports of what is entrusted, on dictionaries of their own."""

    memory: Memory
    vault: MemoryVault
    journal: MemoryJournal
    trail: MemoryTrail
    blobs: MemoryBlobs
    pulse: Pulse

    def here(self) -> bool:
        """Say whether anything was ever kept."""
        return self.memory.state != State()

    def forget(self, lane: SpaceId, kept: Mapping[str, bytes]) -> None:
        """Erase everything of a lane; *kept* are secrets put instead."""
        before = self.vault.blobs()
        with self.memory.writing() as draft:
            _forget(draft, lane)
            draft.secrets.update(kept)
        self.blobs.drop(before - self.vault.blobs())
        self.pulse.beat(Changes(lane, frozenset()))

    def rinse(self) -> None:
        """Delete the files nothing names."""
        self.blobs.sweep(self.vault.blobs(), older_than=-inf)


def memory_beside(now: Clock, pulse: Pulse) -> MemoryEntrusted:
    """Return an empty place for what others entrust."""
    memory, told = Memory(), EntrustedPulse(pulse)
    return MemoryEntrusted(
        memory,
        MemoryVault(memory, told),
        MemoryJournal(memory),
        MemoryTrail(memory),
        MemoryBlobs(now=now),
        told,
    )


def _forget(draft: State, lane: SpaceId) -> None:
    gone = {name for own, item in draft.entries if own == lane for name in owned(item)}
    for each in fields(State):
        kept = getattr(draft, each.name)
        for key, value in list(kept.items()):
            if key in gone or _of(lane, key, value):
                del kept[key]


def _of(lane: SpaceId, key: object, value: object) -> bool:
    """Say whether a row is of *lane*: its key is, or begins with it, or its value."""
    if isinstance(key, str):
        return lane.hex() in key
    return key == lane or any(
        isinstance(one, tuple) and bool(one) and one[0] == lane for one in (key, value)
    )
