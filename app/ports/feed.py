"""« Service de vaccination » : asked for a person's doses, with their say-so."""

from typing import Protocol

from app.domain.errors import Unreachable
from app.domain.feed import Pairing, Pass
from app.ports.courier import Progress, unheard


class Feed(Protocol):
    """Speaks to one sort of service; each request is noted among what left.

    Every method may raise Refused("feed.address" | "feed.unknown" | "feed.token"),
    Unreachable("peer.silent" | "peer.busy").
    """

    async def pair(self, address: str) -> Pairing:
        """Ask a service for a code the person will copy on its page.

        Raises Refused("feed.closed") where the service lets no program in.
        """
        ...

    async def admitted(self, pairing: Pairing, tell: Progress = unheard) -> Pass:
        """Wait until the person said yes on the page of the service.

        *tell* hears the seconds left, out of how many; what it raises ends it.
        Raises Refused("feed.expired" | "feed.refused").
        """
        ...

    async def renewed(self, address: str, passed: Pass) -> Pass:
        """Return a pass that opens again. Raises Refused("feed.token") if none does."""
        ...

    async def read(self, address: str, passed: Pass, link: str) -> bytes:
        """Return one answer of a service, not opened: only the « sas » does.

        *link* is a path, or an address the service gave: never of another place.
        """
        ...

    async def left(self, address: str, passed: Pass) -> None:
        """Tell a service that the pass will serve no more, where it can be told."""
        ...


class NoFeed:
    """A place that asks nobody: an example, a space without network."""

    async def pair(self, _address: str) -> Pairing:
        """Say that nobody answers."""
        raise Unreachable("peer.silent")

    async def admitted(self, _pairing: Pairing, _tell: Progress = unheard) -> Pass:
        """Say that nobody answers."""
        raise Unreachable("peer.silent")

    async def renewed(self, _address: str, _passed: Pass) -> Pass:
        """Say that nobody answers."""
        raise Unreachable("peer.silent")

    async def read(self, _address: str, _passed: Pass, _link: str) -> bytes:
        """Say that nobody answers."""
        raise Unreachable("peer.silent")

    async def left(self, _address: str, _passed: Pass) -> None:
        """Have nobody to tell."""
