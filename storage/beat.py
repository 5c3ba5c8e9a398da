"""« Pouls » of what is entrusted: told as what it is, besides what changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from app.domain.changes import Changes
from app.ports.pulse import Listener, Pulse

ENTRUSTED: Final = "entrusted"


@dataclass(frozen=True, slots=True)
class EntrustedPulse:
    """Implements `Pulse` on that of the home."""

    pulse: Pulse

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* after each commit; return how to stop."""
        return self.pulse.listen(listener)

    def beat(self, changes: Changes) -> None:
        """Tell every listener that what is entrusted changed, and how."""
        self.pulse.beat(Changes(changes.space, changes.kinds | {ENTRUSTED}))
