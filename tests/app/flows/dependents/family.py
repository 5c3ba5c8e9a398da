"""A person in memory who represents others."""

from dataclasses import dataclass, field

from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows.dependents.dependents import Dependents
from app.flows.onboarding import Onboarding
from app.ports.pulse import Pulse
from app.ports.vault import Vault
from storage.apart import Apart
from storage.memory.vault import MemoryVault
from tests.app.worlds import FEW, Clock, Home, Silent

SERVER = "http://127.0.0.1:1"


@dataclass
class Family:
    """One home, and whoever its owner represents."""

    home: Home
    own: Space
    pulse: Pulse = field(default_factory=Silent)

    def apart(self, space: SpaceId) -> Vault:
        """Return the vault as the house of *space* sees it."""
        names = Apart(space, own=space == self.own.id)
        return MemoryVault(self.home.memory, self.pulse, names)

    @property
    def dependents(self) -> Dependents:
        """Return those the owner represents."""
        return Dependents(self.home.vault, self.apart, self.home.world, self.own)


def a_family(pulse: Pulse | None = None) -> Family:
    """Return somebody who represents nobody yet."""
    home = Home("first", Clock())
    made = Onboarding(home.vault, home.world, "linux").create(
        "Camille", birth_date="1985-01-02", server=SERVER, rubrics=FEW
    )
    return Family(home, made.space, pulse or Silent())
