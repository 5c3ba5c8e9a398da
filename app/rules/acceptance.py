"""The acceptance rule: each row of the log judged by this device alone (trust, 6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.crypto.canon import digest
from app.crypto.runs import Run, lane_next, log_next
from app.crypto.statements import Head, LaneDigest, OpType
from app.domain.errors import AlveoleError, Broken, Refused
from app.domain.ids import CollectionId, EntryId
from app.domain.trail import EVIDENCE_MAX, Evidence, ItemHead, KeptRun, Step
from app.rules.admission import admit
from app.rules.controls import Order, enact, read
from app.rules.digests import check_digest
from app.rules.pages import Pulled, Row, proof
from app.rules.sight import Sight
from app.rules.standing import Standing
from app.rules.tickets import Ticket, check_in, read_row


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row judged: *code* is "" when accepted, else why its content is refused.

    *order* is the content of an accepted control op, *directory* the key that vouched
    for depositors where it stands.
    """

    row: Row
    head: Head
    code: str = ""
    order: Order | None = None
    directory: bytes = b""


class Judge:
    """Judges pages from a *standing*, which it moves forward row after row.

    *known* are ids of runs verified before: form and signature are not checked
    again. A log-level fault raises Broken with a code of trust section 15, and
    the standing is then to be thrown away. *now* (Unix ms) only dates evidence.
    """

    def __init__(
        self, standing: Standing, sight: Sight, known: set[bytes], *, now: int
    ) -> None:
        self.standing = standing
        self.sight = sight
        self._known = known
        self._now = now

    def page(self, pulled: Pulled) -> list[Verdict]:
        """Judge every row of a page, in order.

        Raises Broken("log.gap" | "log.tamper" | "log.rollback" | "log.fork" |
        "log.withheld" | "log.replay" | "lane.mismatch" | "digest.mismatch"), and
        Broken("peer.malformed") for a page that is not one.
        """
        self._open(pulled)
        verdicts = []
        tickets = [check_in(run, self.standing, self._known) for run in pulled.runs]
        for row in pulled.rows:
            try:
                verdicts.append(self.row(row, tickets[row.run]))
            except Broken as fault:
                self.keep(fault.code, row, pulled.runs[row.run], *self._rival(row))
                raise
        self._close(pulled)
        return verdicts

    def row(self, row: Row, ticket: Ticket) -> Verdict:
        """Judge one row and count it in the chain."""
        if row.seq != self.standing.seq + 1:
            raise Broken("log.gap")
        head, code = read_row(row, ticket)
        self._keep_promise(row.seq, head, code)
        verdict = Verdict(row, head, code)
        if not code:
            check_body(row, head)
            verdict = self._admitted(verdict)
        self._count(verdict, ticket)
        return verdict

    def _open(self, pulled: Pulled) -> None:
        standing = self.standing
        if pulled.head < max((standing.seq, *standing.promised, *standing.pins)):
            raise Broken("log.rollback")
        if {row.run for row in pulled.rows} != set(range(len(pulled.runs))):
            raise Broken("peer.malformed")
        self.sight.fetch([EntryId(item) for item in _items(pulled.rows)])

    def _close(self, pulled: Pulled) -> None:
        standing = self.standing
        if standing.seq == pulled.head and standing.h != pulled.h:
            raise Broken("log.tamper" if pulled.rows else "log.fork")
        if pulled.more:
            return
        if standing.seq < pulled.head:
            raise Broken("log.gap")
        if standing.bodiless:
            raise Broken("log.tamper")

    def _keep_promise(self, seq: int, head: Head, code: str) -> None:
        """Refuse a log that lacks an op the server had answered as applied."""
        told = self.standing.promised.pop(seq, None)
        if told is not None and (code or told != (head.device, head.ctr)):
            raise Broken("log.withheld")

    def _admitted(self, verdict: Verdict) -> Verdict:
        verdict = tried(verdict, self._order)
        if not verdict.code:
            self._advance(verdict)
            verdict = replace(verdict, directory=self.standing.directory_key)
        self.standing.stamp(verdict.head)
        return verdict

    def _order(self, verdict: Verdict) -> Order | None:
        admit(self.standing, self.sight, verdict.head)
        order = read(verdict.head, verdict.row.body)
        if order is not None:
            self._enact(verdict.head, order)
        return order

    def _enact(self, head: Head, order: Order) -> None:
        enact(self.standing, head, order)
        if isinstance(order.content, LaneDigest):
            if order.content.collection != head.collection:
                raise Broken("lane.mismatch")
            check_digest(self.standing, self.sight, order.content)

    def _advance(self, verdict: Verdict) -> None:
        head, row = verdict.head, verdict.row
        if head.type in (OpType.PUT, OpType.DEL, OpType.DEPOSIT):
            self.sight.change(item_head(head, row))
            excuse(self.standing, row, head)

    def _count(self, verdict: Verdict, ticket: Ticket) -> None:
        """Move the log and the lane forward, refused rows included."""
        standing, row, head = self.standing, verdict.row, verdict.head
        lane = standing.lane(head.collection)
        before = standing.root.n
        lane.n += 1
        lane.hc = lane_next(
            standing.space, head.collection, lane.n, before, lane.hc, row.op_hash
        )
        standing.seq = row.seq
        standing.h = log_next(standing.space, row.seq, standing.h, row.op_hash)
        if standing.pins.pop(row.seq, standing.h) != standing.h:
            raise Broken("log.fork")
        if head.type == OpType.DIGEST and not verdict.code:
            lane.digested, standing.digest_at, standing.fresh = lane.n, head.at, 0
        else:
            standing.fresh += 1
        if verdict.code:
            standing.refused += 1
            self.keep(verdict.code, row, ticket.run)
        self._place(verdict, ticket)

    def _place(self, verdict: Verdict, ticket: Ticket) -> None:
        """Note a row in the trail: of one refused too many, only its place."""
        step = _step(verdict, self.standing, ticket.id)
        if verdict.code and self.standing.refused > EVIDENCE_MAX:
            self.sight.place(replace(step, head=b"", body=b"", wrap=b"", run=b""))
        else:
            self.sight.add(step, KeptRun(ticket.id, ticket.run.encode()))

    def keep(self, code: str, row: Row, run: Run, *rivals: bytes) -> None:
        """Keep a row that was refused as evidence, with what contradicts it."""
        pieces = (proof(row, run), *rivals)
        self.sight.evidence.append(Evidence(code, row.seq, self._now, pieces))
        del self.sight.evidence[:-EVIDENCE_MAX]

    def _rival(self, row: Row) -> tuple[bytes, ...]:
        """Return what we hold at the same place, when that is the contradiction."""
        try:
            head = Head.decode(row.head)
        except AlveoleError:
            return ()
        return self.sight.kept(head.collection, head.seen_n)


def tried(verdict: Verdict, order: Callable[[Verdict], Order | None]) -> Verdict:
    """Return *verdict* with what *order* makes of it, or the code of its refusal."""
    try:
        return replace(verdict, order=order(verdict))
    except Refused as error:
        return replace(verdict, code=error.code)


def check_body(row: Row, head: Head) -> None:
    """Let only a version lack its body, which a later row is to `excuse`.

    Raises Broken("log.tamper").
    """
    if head.body == digest(row.body):
        return
    if row.body or head.type not in (OpType.PUT, OpType.DEPOSIT):
        raise Broken("log.tamper")


def excuse(standing: Standing, row: Row, head: Head) -> None:
    """Let an accepted version with its body, or a deletion, excuse those before."""
    if row.body or head.type == OpType.DEL:
        standing.bodiless.pop(head.item, None)
    else:
        standing.bodiless[head.item] = row.seq


def item_head(head: Head, row: Row) -> ItemHead:
    """Return what a row makes of its item."""
    return ItemHead(
        EntryId(head.item),
        head.base + 1,
        CollectionId(head.collection),
        head.type == OpType.DEL,
        row.op_hash,
        row.seq,
    )


def _items(rows: Iterable[Row]) -> list[bytes]:
    found = []
    for row in rows:
        try:
            found.append(Head.decode(row.head).item)
        except Refused:
            continue
    return list(dict.fromkeys(found))


def _step(verdict: Verdict, standing: Standing, run: bytes) -> Step:
    row, head = verdict.row, verdict.head
    lane = standing.lane(head.collection)
    return Step(
        seq=row.seq,
        op_hash=row.op_hash,
        h=standing.h,
        collection=CollectionId(head.collection),
        n=lane.n,
        hc=lane.hc,
        type=head.type,
        item=EntryId(head.item),
        head=row.head,
        body=row.body,
        wrap=row.wraps[0].wrap if row.wraps else b"",
        run=run,
        index=row.index,
        at=head.at,
    )
