"""« À côté » : where a home keeps what others entrust, apart from its own record."""

from collections.abc import Mapping
from typing import Final, Protocol

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.ports.blobs import Blobs
from app.ports.journal import Journal
from app.ports.trail import Trail
from app.ports.vault import Vault

ENDED: Final = "entrusted.ended"


class EntrustedStore(Protocol):
    """A second store, with keys and files of its own; made when first needed."""

    @property
    def vault(self) -> Vault:
        """Where what is entrusted goes, each rubric as a space of its own."""
        ...

    @property
    def journal(self) -> Journal:
        """What would wait to leave: nothing ever does."""
        ...

    @property
    def trail(self) -> Trail:
        """What the lanes read prove."""
        ...

    @property
    def blobs(self) -> Blobs:
        """The sealed files of what is entrusted."""
        ...

    def here(self) -> bool:
        """Say whether anything was ever kept: asking makes nothing."""
        ...

    def forget(self, lane: SpaceId, kept: Mapping[str, bytes]) -> None:
        """Erase every row, word, key and file of a lane; keep the secrets *kept*.

        Rows go in one transaction; the files nothing else names go next.
        """
        ...

    def rinse(self) -> None:
        """Delete what a kill left of what was erased; while nothing comes in."""
        ...


class NothingEntrusted:
    """A place where nobody entrusts anything to anybody: there is nothing to ask."""

    @property
    def vault(self) -> Vault:
        """Raise Refused("entrusted.ended")."""
        raise Refused(ENDED)

    @property
    def journal(self) -> Journal:
        """Raise Refused("entrusted.ended")."""
        raise Refused(ENDED)

    @property
    def trail(self) -> Trail:
        """Raise Refused("entrusted.ended")."""
        raise Refused(ENDED)

    @property
    def blobs(self) -> Blobs:
        """Raise Refused("entrusted.ended")."""
        raise Refused(ENDED)

    def here(self) -> bool:
        """Say that nothing was ever kept."""
        return False

    def forget(self, _lane: SpaceId, _kept: Mapping[str, bytes]) -> None:
        """Erase nothing."""

    def rinse(self) -> None:
        """Delete nothing."""
