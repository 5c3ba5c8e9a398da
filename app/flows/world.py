"""What the world gives a flow: the time, chance, fresh ids."""

from dataclasses import dataclass

from app.domain.ids import NewId
from app.ports.world import Clock, Entropy


@dataclass(frozen=True, slots=True)
class World:
    """Handed in once, so that a test replays years in a second."""

    now: Clock
    entropy: Entropy
    new_id: NewId

    def ms(self) -> int:
        """Return the time as Unix milliseconds."""
        return int(self.now().timestamp() * 1000)
