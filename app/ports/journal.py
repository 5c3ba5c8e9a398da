"""What the courier asks of the outbox; it is written through `Vault.commit`."""

from typing import Protocol

from app.domain.ids import EntryId, SpaceId
from app.domain.journal import Batch, Line


class Journal(Protocol):
    """Lines leave in order; several edits of one entry make one line."""

    def waiting(self, space: SpaceId) -> int:
        """Return how many lines wait to leave, frozen ones included."""
        ...

    def lines(self, space: SpaceId, *, limit: int = 500) -> list[Line]:
        """Return the oldest open lines, in order."""
        ...

    def held(self, space: SpaceId) -> list[Line]:
        """Return every line that waits, frozen ones included, in order."""
        ...

    def controls(self, space: SpaceId) -> list[Line]:
        """Return those lines that are about no element: what is given, ended, opened.

        However much waits beside them, they alone are read.
        """
        ...

    def sealed(self, space: SpaceId) -> list[Line]:
        """Return the lines of the batch in flight, in order."""
        ...

    def items(self, space: SpaceId) -> frozenset[EntryId]:
        """Return the elements some line of which waits, frozen ones included."""
        ...

    def line_of(self, space: SpaceId, entry: bytes) -> Line | None:
        """Return the open line of an entry, if any."""
        ...

    def frozen(self, space: SpaceId) -> Batch | None:
        """Return the batch in flight: at most one a space."""
        ...
