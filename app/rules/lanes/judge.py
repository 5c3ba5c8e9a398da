"""The acceptance rule of who reads one lane and zero16, and nothing else (trust, 6)."""

from collections.abc import Sequence
from dataclasses import replace

from app.crypto.runs import Run
from app.crypto.sharing import decode_items
from app.crypto.statements import Head, LaneDigest, OpType
from app.domain.errors import Broken
from app.domain.ids import ROOT
from app.rules.admission import admit_in_lane
from app.rules.controls import Order
from app.rules.digests import check_digest
from app.rules.judging import RowJudge, Verdict, items_of
from app.rules.lanes.pages import LanePulled, LaneRow, merged
from app.rules.lanes.sight import LaneSight
from app.rules.pages import Row
from app.rules.standing import Standing
from app.rules.tickets import Tickets


class LaneJudge(RowJudge):
    """Judges pages of the lane of *collection*, those of zero16 beside them.

    The `seq` and `h` of *standing* count the merged order; no log has them. A fault
    of the lane itself raises Broken, and the standing is then to be thrown away.
    *runs* are those of the rows judged, by place in that order.
    """

    def __init__(
        self,
        standing: Standing,
        sight: LaneSight,
        known: set[bytes],
        *,
        collection: bytes,
        now: int,
    ) -> None:
        super().__init__(standing, sight, known, now=now)
        self.collection = collection
        self.runs: dict[int, Run] = {}
        self._read = collection

    def page(self, roots: Sequence[LanePulled], lane: LanePulled) -> list[Verdict]:
        """Judge the rows of *lane* not judged yet, each row of *roots* at its place.

        The first of *roots* was asked before *lane*. Raises Broken("lane.mismatch" |
        "log.tamper" | "log.rollback" | "log.fork" | "log.withheld" | "log.replay" |
        "digest.mismatch"), and Broken("peer.malformed") for a page that is not one.
        """
        self._open(roots, lane)
        tickets = {id(page): self.tickets(page.runs) for page in (*roots, lane)}
        known = self.standing.root.n, self.standing.lane(self.collection).n
        verdicts = [
            self._next(page, row, tickets[id(page)])
            for page, row in merged(roots, lane, known)
        ]
        self._close(roots, lane)
        return verdicts

    def _open(self, roots: Sequence[LanePulled], lane: LanePulled) -> None:
        asked = {page.collection for page in roots} <= {ROOT}
        if not asked or lane.collection != self.collection:
            raise Broken("peer.malformed")
        if not all(page.whole for page in (*roots, lane)):
            raise Broken("peer.malformed")
        for page in (*roots[-1:], lane):
            held = self.standing.lane(page.collection).n
            if page.n < held:
                raise Broken("log.rollback")
            last = page.last(held)
            if last > page.n or (last < page.n and not page.more):
                raise Broken("lane.mismatch")
        self.sight.fetch(items_of(row.at(0) for row in lane.rows))

    def _next(self, page: LanePulled, row: LaneRow, tickets: Tickets) -> Verdict:
        """Judge a row that follows, in its lane and in zero16, what was judged."""
        standing = self.standing
        place = standing.lane(page.collection).n + 1, standing.root.n
        if (row.n, row.r) != place:
            raise Broken("lane.mismatch")
        self._read = page.collection
        self.runs[standing.seq + 1] = page.runs[row.run]
        return self.tried(row.at(standing.seq + 1), tickets)

    def _close(self, roots: Sequence[LanePulled], lane: LanePulled) -> None:
        """Compare the ends; past the last page of the lane, no body may lack."""
        for page in (*roots, lane):
            held = self.standing.lane(page.collection)
            if page.n == held.n and page.hc != held.hc:
                raise Broken("lane.mismatch")
        if self.standing.bodiless and not lane.more:
            raise Broken("log.tamper")

    def _met(self, row: Row, head: Head, code: str) -> None:  # noqa: ARG002
        """Refuse a row of another lane than its page's."""
        if head.collection != self._read:
            raise Broken("lane.mismatch")

    def _admit(self, head: Head) -> None:
        """Hold a digest against this lane before anything else of it is asked."""
        if head.type == OpType.DIGEST:
            self._vouched(head.collection, head.seen_n, head.seen_hc)
        admit_in_lane(self.standing, self.sight, head)

    def _compare(self, told: LaneDigest) -> None:
        self._vouched(told.collection, told.n, told.hc)
        check_digest(self.standing, self.sight, told)

    def _vouched(self, collection: bytes, n: int, hc: bytes) -> None:
        """Refuse a lane that is not the one a root device signs for."""
        if self.sight.lane_hc(collection, n) != hc:
            raise Broken("lane.mismatch")

    def _order(self, verdict: Verdict) -> Order | None:
        order = super()._order(verdict)
        if verdict.head.type == OpType.DROP:
            self._drop(verdict.row)
        return order

    def _drop(self, row: Row) -> None:
        """Let items leave this lane: their newest version is elsewhere from now on."""
        for item in decode_items(row.body):
            self.standing.bodiless.pop(item, None)
            known = self.sight.item(item)
            if known is not None:
                self.sight.change(replace(known, deleted=True))
