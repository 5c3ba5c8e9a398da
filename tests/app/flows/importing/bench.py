"""The importing of a space in memory, its exports read unsealed unless told."""

from typing import cast
from zoneinfo import ZoneInfo

from app.domain.foreign import Extract
from app.domain.harvest import Asking
from app.domain.ids import IdMint
from app.domain.lent import pieces_of
from app.domain.space import Space
from app.flows.devices.measured import measured_by
from app.flows.importing.importing import Importing
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.airlock import Airlock
from app.ports.radio import NoRadio
from app.ports.vault import Vault
from tests.app.paper_home import Glass, PaperHome
from tests.fictitious.airlock import Held
from tests.screens.exports import Batches, exported, harvested
from tests.storage.samples import SPACE, Clock, Drawn

PARIS = Asking("Europe/Paris")


class Shelf(Glass):
    """Reads exports with their readers, in this process."""

    def read(self, content: Held, *, name: str) -> Extract:
        """Say what an export is."""
        return exported(_whole(content), name) or super().read(content, name=name)

    def harvest(self, content: Held, asking: Asking, *, name: str) -> Batches:
        """Give what it holds."""
        return harvested(_whole(content), asking, name)


def _whole(content: Held) -> bytes:
    return b"".join(pieces_of(content))


def importing_of(home: PaperHome) -> Importing:
    """Return the imports of a home."""
    return _over(home.preferences, cast("Airlock", home.airlock))


def importing_over(
    vault: Vault,
    airlock: Airlock | None = None,
    *,
    name: str = "Camille Fictive",
    seed: int = 0,
) -> Importing:
    """Return the imports of the space of somebody, over a vault; ids by a *seed*."""
    clock, drawn = Clock(), Drawn(seed)
    world = World(clock, drawn, IdMint(clock, drawn))
    preferences = Preferences(vault, world, Space(SPACE, name, "1958-03-12"))
    return _over(preferences, airlock or cast("Airlock", Shelf()))


def _over(preferences: Preferences, airlock: Airlock) -> Importing:
    zone = ZoneInfo("Europe/Paris")
    measured = measured_by(preferences, zone, NoRadio(), example=False)
    return Importing(airlock, measured["devices"], preferences)
