"""« Courrier » : the only one who carries, as seen from screens and commands."""

from collections.abc import Callable, Sequence
from typing import Protocol

from app.domain.authority import Authority
from app.domain.ids import EntryId, IdentityId
from app.domain.syncing import Coming, SyncReport, SyncState

Progress = Callable[[int, int], object]
"""Told how much is done out of how much; what it raises ends the work."""


Arrival = Callable[[Coming], object]
"""Told how much of what comes is here; what it raises ends the exchange."""


def unheard(_done: int, _total: int) -> None:
    """Be told, and do nothing of it."""


def unseen(_coming: Coming) -> None:
    """Be told what comes, and do nothing of it."""


class Courier(Protocol):
    """Carries what waits and brings what is new."""

    async def sync(self, tell: Arrival = unseen) -> SyncReport:
        """Do one full exchange now; *tell* hears of what is received.

        Raises Unreachable when the server does not answer, Refused("server.none")
        when no server was chosen, Refused("server.unknown") when this one lacks the
        space, Broken(code) when the space goes quarantined.
        """
        ...

    async def fetch(self, entry: EntryId, tell: Progress = unheard) -> None:
        """Bring the files of one entry now, whatever their size.

        *tell* hears of each MiB; stopped by what it raises, it goes on from there
        the next time. Raises Refused("server.none" | "not_found"), Unreachable,
        Broken.
        """
        ...

    async def keeps(self, entries: Sequence[EntryId]) -> frozenset[EntryId]:
        """Return those of *entries* whose every file the server says it keeps.

        Raises Refused("server.none"), Unreachable.
        """
        ...

    async def follow(self) -> None:
        """Exchange for ever: now, at each change, at each wake-up; never raises."""
        ...

    async def reach(self) -> None:
        """Ask the server whether it is there.

        Raises Refused("server.none"), Unreachable, Broken("peer.malformed").
        """
        ...

    async def directory(self) -> Authority:
        """Ask the server who it lets deposit here: a key the caller pins, or not.

        Raises Refused("server.none"), Unreachable, Broken("peer.malformed").
        """
        ...

    async def card(self, identity: IdentityId) -> bytes:
        """Ask the server for the signed card of a person; the caller verifies it.

        Raises Refused("card.unknown") when nobody there has this id,
        Refused("server.none" | "signup_closed"), Unreachable,
        Broken("peer.malformed").
        """
        ...

    async def move(self, address: str, tell: Progress) -> None:
        """Carry the whole log to the server at *address*, then use that one.

        It is used from the next opening on; until then nothing leaves any more.
        Stopped anywhere before, nothing has changed here and it may be done again.
        Raises Refused("server.address" | "server.same" | "server.shared" |
        "server.taken" | "server.unfaithful" | "server.none" | "signup_closed" |
        "quota_exceeded" | "recovery.elsewhere"), what *tell* raises, Unreachable.
        """
        ...

    def pause(self, *, on: bool) -> None:
        """Send nothing more until told otherwise, even after a restart; or go on.

        What comes still comes; a file half sent goes on from where it was.
        """
        ...

    def state(self) -> SyncState:
        """Say what the seal shows, without any network."""
        ...
