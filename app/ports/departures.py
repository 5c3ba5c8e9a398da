"""« Ce qui est sorti » : where departures are kept, and who is told of them."""

from collections.abc import Sequence
from typing import Protocol

from app.domain.departure import Departure, Outcome, Purpose, Tally


class Departures(Protocol):
    """The ledger of this device, inside its encrypted store; it never travels.

    Every method may raise Broken("disk.io" | "store.damaged"), `keep` and `drop` also
    Broken("disk.full").
    """

    def keep(self, departures: Sequence[Departure]) -> None:
        """Add departures, or replace those of the same id; durable when it returns."""
        ...

    def drop(self, departure: bytes) -> None:
        """Delete one by its id: it did not leave."""
        ...

    def tallies(self, since: str, until: str) -> list[Tally]:
        """Return the sums of each day from *since* to *until*, the newest day first."""
        ...

    def of(self, day: str, *, limit: int, offset: int = 0) -> list[Departure]:
        """Return a window of the departures of one day, newest first."""
        ...

    def forget(self, before: str) -> int:
        """Delete what left before that day; return how many were deleted."""
        ...


class Ledger(Protocol):
    """« Registre des sorties », as the one who sends sees it: it costs nothing now."""

    def leaving(self, purpose: Purpose, host: str, sent: int) -> Departure:
        """Note what is about to leave, before it does."""
        ...

    def settled(self, departure: Departure, received: int, outcome: Outcome) -> None:
        """Note how it ended."""
        ...
