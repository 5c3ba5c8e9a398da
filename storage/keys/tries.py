"""Wrong codes: counted in the system's key store, timed in a sealed file."""

import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.crypto.canon import Entropy, box, unbox
from app.domain.errors import Refused
from storage.durable import replace_file
from storage.keys.system import SystemStore

LAST = 10
"""The wrong code after which the way in is erased."""

_DELAYS = {5: 60, 6: 300, 7: 900, 8: 3600, 9: 3600}
_CONTEXT = b"tries"


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong codes of one PIN slot.

    *name* is that of the count in *store*; *path* holds when the last wrong code
    was, sealed with *key*. Only *timer* counts (seconds since the machine
    started): turning its clock shortens nothing, starting it again waits anew.
    """

    path: Path
    store: SystemStore
    name: str
    timer: Callable[[], float]
    entropy: Entropy

    def count(self) -> int:
        """Return how many codes were wrong. Raises Refused("vault.locked")."""
        kept = self.store.get(self.name)
        if kept is None:
            raise Refused("vault.locked")
        return int.from_bytes(kept, "big")

    def wait(self, key: bytes) -> None:
        """Raise Refused("store.wait", seconds=…) when it is too early to try."""
        delay = _DELAYS.get(self.count(), 0)
        if not delay:
            return
        now, then = self.timer(), self._last(key)
        if then is None or then > now:
            self.stamp(key)
            then = now
        left = delay - (now - then)
        if left > 0:
            raise Refused("store.wait", seconds=str(math.ceil(left)))

    def note(self, count: int) -> None:
        """Keep the count."""
        self.store.put(self.name, count.to_bytes(1, "big"))

    def stamp(self, key: bytes) -> None:
        """Note that the last wrong code was now."""
        moment = struct.pack(">d", self.timer())
        replace_file(self.path, box(key, moment, _CONTEXT, self.entropy))

    def forget(self) -> None:
        """Start again from no wrong code."""
        self.note(0)
        self.path.unlink(missing_ok=True)

    def _last(self, key: bytes) -> float | None:
        """Return when the last wrong code was, None when the file cannot say."""
        try:
            content = self.path.read_bytes()
            return float(
                struct.unpack(">d", unbox(key, content, _CONTEXT, "store.key"))[0]
            )
        except (OSError, Refused, struct.error):
            return None
