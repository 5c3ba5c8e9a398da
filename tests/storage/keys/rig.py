"""A home whose machine, key store and process can be started again."""

from dataclasses import dataclass, field
from pathlib import Path

from storage.keys.slots import SlotKeys
from tests.storage.keys.fakes import MemoryStore, floor
from tests.storage.samples import Drawn, Seconds


@dataclass
class Rig:
    """What stays when the process ends: the folder, the key store, the machine."""

    home: Path
    store: MemoryStore | None
    lmk: bytes = b"M" * 32
    device: bytes = b"D" * 16
    timer: Seconds = field(default_factory=Seconds)
    entropy: Drawn = field(default_factory=Drawn)
    born: SlotKeys | None = None

    def keys(self) -> SlotKeys:
        """Return the ways in as a new process sees them, once there is a file."""
        if self.born is None or self.born.exists():
            self.born = SlotKeys(
                self.home,
                entropy=self.entropy,
                timer=self.timer,
                store=self.store,
                cost=floor,
            )
        return self.born
