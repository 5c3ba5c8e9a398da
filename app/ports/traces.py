"""« Tracés » : what the product asks of the points kept one after the other."""

from typing import Protocol

from app.domain.ids import SpaceId
from app.domain.reading import (
    ALL,
    DAY,
    Bucket,
    Kept,
    Point,
    Slot,
    Stretch,
    Trace,
)


class Traces(Protocol):
    """Reads points; `Vault.commit` writes them, with the segments they come in.

    Where two segments speak of the same instant, the one whose id is the greater
    (the one made later) is believed, in whatever order they came.
    Points flagged as out of plausibility are read, and left out of sums and counts
    of values. Every method may raise Broken("disk.io" | "store.damaged").
    """

    def kept(self, space: SpaceId, code: str = "") -> list[Kept]:
        """Return the traces of a kind (every one for ""), the freshest first."""
        ...

    def points(
        self, space: SpaceId, trace: Trace, within: Stretch = ALL
    ) -> list[Point]:
        """Return every point of a stretch, in order of time."""
        ...

    def count(self, space: SpaceId, trace: Trace, within: Stretch = ALL) -> int:
        """Return how many points a stretch has."""
        ...

    def buckets(
        self, space: SpaceId, trace: Trace, within: Stretch, *, seconds: int
    ) -> list[Bucket]:
        """Sum up a stretch by pieces of so many seconds; empty pieces are left out."""
        ...

    def slots(
        self,
        space: SpaceId,
        trace: Trace,
        within: Stretch = ALL,
        *,
        seconds: int = DAY,
        ahead: int = 0,
    ) -> list[Slot]:
        """Count each value by slot of the day, in order of slot, then of value.

        *seconds* is how long a slot lasts (a whole day: one slot), *ahead* how far
        the local clock is ahead of UTC, in seconds.
        """
        ...
