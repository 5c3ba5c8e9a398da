"""« Site Nightscout » : where a person, or their parents, keep what a sensor says."""

from typing import Protocol

from app.domain.errors import Unreachable


class Site(Protocol):
    """Asks one site for its entries; each request is noted among what left."""

    async def entries(
        self, address: str, token: str, *, since: int, until: int
    ) -> bytes:
        """Return the entries from *since* to before *until* (ms since 1970).

        An array of JSON, not opened: only the « sas » does. *token* is that of the
        site, "" for an open one; it is kept nowhere. Raises
        Refused("nightscout.address" | "nightscout.token" | "nightscout.unknown"),
        Unreachable("peer.silent" | "peer.busy").
        """
        ...


class NoSite:
    """A place that asks nobody: an example, a space without network."""

    async def entries(
        self, _address: str, _token: str, *, since: int, until: int
    ) -> bytes:
        """Say that nobody answers."""
        del since, until
        raise Unreachable("peer.silent")
