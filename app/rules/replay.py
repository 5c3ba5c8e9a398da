"""The rows of a snapshot judged one by one, without those between them."""

from dataclasses import dataclass, field

from app.crypto.statements import LaneDigest, OpType
from app.rules.admission import admit_alone
from app.rules.controls import Order, enact, read
from app.rules.judging import Verdict, admitted, check_body, excuse, item_head
from app.rules.pages import Row
from app.rules.sight import DATA, Sight
from app.rules.snapshots import Snapshot
from app.rules.standing import Stamp, Standing
from app.rules.tickets import Ticket, Tickets, read_row


@dataclass(frozen=True, slots=True)
class Told:
    """A digest as accepted: what it says, and its lane's state before it."""

    verdict: Verdict
    core: LaneDigest
    controls: int
    writers: dict[bytes, Stamp]


@dataclass(slots=True)
class Replay:
    """Moves *standing* through the rows of a snapshot; lanes are counted after.

    *controls* counts the control rows of each lane, *digests* keeps the newest
    accepted digest of each, *lasts* the newest row of each.
    """

    standing: Standing
    sight: Sight
    controls: dict[bytes, int] = field(default_factory=dict)
    digests: dict[bytes, Told] = field(default_factory=dict)
    lasts: dict[bytes, int] = field(default_factory=dict)

    def run(self, shown: Snapshot, known: set[bytes]) -> list[Verdict]:
        """Judge every row, each run verified once.

        Raises Broken("peer.malformed" | "log.tamper" | "log.replay" |
        "lane.mismatch").
        """
        shown.check_rows()
        tickets = Tickets(shown.runs, self.standing, known)
        return [self._row(row, tickets[row.run]) for row in shown.rows]

    def _row(self, row: Row, ticket: Ticket) -> Verdict:
        head, code = read_row(row, ticket)
        verdict = Verdict(row, head, code)
        self.standing.seq = row.seq - 1
        if not code:
            check_body(row, head)
            verdict = admitted(self.standing, verdict, self._order, self._advance)
        if head.type not in DATA:
            count = self.controls.get(head.collection, 0)
            self.controls[head.collection] = count + 1
        self.lasts[head.collection] = row.seq
        return verdict

    def _order(self, verdict: Verdict) -> Order | None:
        admit_alone(self.standing, verdict.head)
        order = read(verdict.head, verdict.row.body)
        if order is not None:
            enact(self.standing, verdict.head, order)
        return order

    def _advance(self, verdict: Verdict) -> None:
        head = verdict.head
        if head.type in (*DATA, OpType.DEPOSIT):
            self.sight.change(item_head(head, verdict.row))
            excuse(self.standing, verdict.row, head)
        if head.type == OpType.DIGEST and verdict.order:
            writers = dict(self.standing.lane(head.collection).writers)
            count = self.controls.get(head.collection, 0)
            core: LaneDigest = verdict.order.content
            self.digests[head.collection] = Told(verdict, core, count, writers)
            self.standing.digest_at = head.at
