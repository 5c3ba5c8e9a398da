"""A snapshot as it came: every op hash of a log, and the rows that make its state."""

from dataclasses import dataclass, replace
from itertools import pairwise

from app.crypto.runs import LEAF, Run, log_next, log_start
from app.crypto.statements import Head, OpType
from app.domain.errors import Broken, Refused
from app.rules.pages import Pulled, Row
from app.rules.standing import Standing


class NotVouched(Refused):
    """No digest covers this position whole: the log is to be read from 0."""

    def __init__(self) -> None:
        super().__init__("snapshot.not_vouched")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a server shows to a device that begins, of a log up to *at*.

    *spine* is every op hash up to *head* at least, where the chain value is said
    to be *h*; *rows* are those of the protocol page, by seq; *after* is the page
    that follows *at*.
    """

    head: int
    h: bytes
    at: int
    spine: bytes
    runs: tuple[Run, ...]
    rows: tuple[Row, ...]
    after: Pulled

    def op_hash(self, seq: int) -> bytes:
        """Return the op hash of a position."""
        return self.spine[(seq - 1) * LEAF : seq * LEAF]

    @property
    def digests(self) -> Pulled:
        """The digests that follow the snapshot, as a page of their own.

        Raises NotVouched when it is followed by none.
        """
        rows = self.after.rows
        count = next((n for n, row in enumerate(rows) if not _digest(row)), len(rows))
        if not count:
            raise NotVouched
        more = self.after.more or count < len(rows)
        runs = self.after.runs[: max(row.run for row in rows[:count]) + 1]
        return replace(self.after, runs=runs, rows=rows[:count], more=more)

    def check_rows(self) -> None:
        """Refuse rows that are not in order, or not those of the spine.

        Raises Broken("peer.malformed" | "log.tamper").
        """
        seqs = [0, *(row.seq for row in self.rows), self.at + 1]
        if any(after <= before for before, after in pairwise(seqs)):
            raise Broken("peer.malformed")
        if any(row.op_hash != self.op_hash(row.seq) for row in self.rows):
            raise Broken("log.tamper")


def chain(standing: Standing, shown: Snapshot) -> list[bytes]:
    """Return the chain value of each position, from 0, once it meets the pins.

    Raises Broken("log.gap" | "log.tamper" | "log.rollback" | "log.fork").
    """
    if len(shown.spine) < shown.head * LEAF or shown.head < shown.at:
        raise Broken("log.gap")
    heights = [log_start(standing.space)]
    for seq in range(1, len(shown.spine) // LEAF + 1):
        heights.append(log_next(standing.space, seq, heights[-1], shown.op_hash(seq)))
    if heights[shown.head] != shown.h:
        raise Broken("log.tamper")
    _check_pins(standing, heights)
    return heights


def _check_pins(standing: Standing, heights: list[bytes]) -> None:
    for seq, h in standing.pins.items():
        if seq >= len(heights):
            raise Broken("log.rollback")
        if heights[seq] != h:
            raise Broken("log.fork")


def _digest(row: Row) -> bool:
    try:
        return Head.decode(row.head).type == OpType.DIGEST
    except Refused:
        return False
