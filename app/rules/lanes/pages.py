"""A page of one lane as it came, before anything of it is believed."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.crypto.runs import Run
from app.rules.pages import Row, Wrapped


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One op at its place *n* in its lane, after *r* ops of the zero16 lane.

    *run* is a place in the page's runs.
    """

    n: int
    r: int
    run: int
    index: int
    op_hash: bytes
    head: bytes = field(repr=False)
    body: bytes = field(repr=False)
    wraps: tuple[Wrapped, ...] = ()

    def at(self, seq: int) -> Row:
        """Return it as a row of the merged order, at its place there."""
        said = self.op_hash, self.head, self.body, self.wraps
        return Row(seq, self.run, self.index, *said)


@dataclass(frozen=True, slots=True)
class LanePulled:
    """One answer about a lane: *n* and *hc* are what the server claims for its end."""

    collection: bytes
    n: int
    hc: bytes
    runs: tuple[Run, ...]
    rows: tuple[LaneRow, ...]
    more: bool

    @property
    def whole(self) -> bool:
        """Say whether each run is named by a row, and no row names another."""
        return {row.run for row in self.rows} == set(range(len(self.runs)))

    def last(self, known: int) -> int:
        """Return the number of its last row, *known* when it has none."""
        return self.rows[-1].n if self.rows else known


Placed = tuple[LanePulled, LaneRow]
"""A row, and the page it came in."""


def merged(
    roots: Sequence[LanePulled], lane: LanePulled, known: tuple[int, int]
) -> Iterator[Placed]:
    """Give the rows after *known* (numbers in zero16 and in the lane), in log order.

    Those of zero16 stop where the next row of the lane may still come before one:
    the first of *roots* was asked before *lane*, the others may be later.
    """
    waiting = deque(
        (page, row) for page in roots for row in page.rows if row.n > known[0]
    )

    def until(r: int) -> Iterator[Placed]:
        while waiting and waiting[0][1].n <= r:
            yield waiting.popleft()

    for row in lane.rows:
        if row.n > known[1]:
            yield from until(row.r)
            yield lane, row
    yield from until(roots[0].n if roots and not lane.more else 0)
