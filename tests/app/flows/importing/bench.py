"""The importing of a home in memory, its exports read unsealed unless told."""

from typing import cast

from app.domain.foreign import Reading
from app.domain.harvest import Asking
from app.flows.devices.measured import measured_by
from app.flows.importing.importing import Importing
from app.ports.airlock import Airlock
from app.ports.radio import NoRadio
from tests.app.paper_home import Glass, PaperHome
from tests.fictitious.airlock import Held
from tests.screens.exports import Batches, exported, harvested

PARIS = Asking("Europe/Paris")


class Shelf(Glass):
    """Reads exports with their readers, in this process."""

    def read(self, content: Held, *, name: str) -> Reading:
        """Say what an export is."""
        return exported(content, name) or super().read(content, name=name)

    def harvest(self, content: Held, asking: Asking, *, name: str) -> Batches:
        """Give what it holds."""
        return harvested(content, asking, name)


def importing_of(home: PaperHome, airlock: Airlock | None = None) -> Importing:
    """Return the imports of a home."""
    measured = measured_by(home.preferences, home.zone, NoRadio(), example=False)
    return Importing(
        airlock or cast("Airlock", home.airlock), measured["devices"], home.preferences
    )
