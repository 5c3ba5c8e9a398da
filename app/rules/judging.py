"""One row judged, whoever reads: the whole log, or one lane of it (trust, 6)."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.crypto.canon import digest
from app.crypto.runs import Run, lane_next, log_next
from app.crypto.statements import Head, LaneDigest, OpType
from app.domain.errors import AlveoleError, Broken, Refused
from app.domain.ids import CollectionId, EntryId
from app.domain.trail import EVIDENCE_MAX, Evidence, ItemHead, KeptRun, Step
from app.rules.controls import Order, enact, read
from app.rules.pages import Row, proof
from app.rules.sight import Sight
from app.rules.standing import Standing
from app.rules.tickets import Ticket, Tickets, read_row


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


class RowJudge(ABC):
    """Judges rows from a *standing*, which it moves forward row after row.

    *known* are ids of runs verified before: form and signature are not checked
    again. *now* (Unix ms) only dates evidence. What the reader of a log and the
    reader of a lane know differently is left to each: `_met`, `_admit`, `_compare`.
    """

    def __init__(
        self, standing: Standing, sight: Sight, known: set[bytes], *, now: int
    ) -> None:
        self.standing = standing
        self.sight = sight
        self._known = known
        self._now = now

    def tickets(self, runs: tuple[Run, ...]) -> Tickets:
        """Return what checks the runs of a page."""
        return Tickets(runs, self.standing, self._known)

    def tried(self, row: Row, tickets: Tickets) -> Verdict:
        """Judge one row; keep it as evidence when the log itself lies."""
        try:
            return self.row(row, tickets[row.run])
        except Broken as fault:
            self.keep(fault.code, row, tickets.runs[row.run], *self._rival(row))
            raise

    def row(self, row: Row, ticket: Ticket) -> Verdict:
        """Judge one row and count it in the chain."""
        head, code = read_row(row, ticket)
        self._met(row, head, code)
        verdict = Verdict(row, head, code)
        if not code:
            check_body(row, head)
            verdict = admitted(self.standing, verdict, self._order, self._advance)
        self._count(verdict, ticket)
        return verdict

    @abstractmethod
    def _met(self, row: Row, head: Head, code: str) -> None:
        """Look at a row that is read, before it is judged."""

    @abstractmethod
    def _admit(self, head: Head) -> None:
        """Refuse an op that its place does not allow."""

    @abstractmethod
    def _compare(self, told: LaneDigest) -> None:
        """Compare an accepted digest with what is held here."""

    def _order(self, verdict: Verdict) -> Order | None:
        self._admit(verdict.head)
        order = read(verdict.head, verdict.row.body)
        if order is not None:
            self._enact(verdict.head, order)
        return order

    def _enact(self, head: Head, order: Order) -> None:
        enact(self.standing, head, order)
        if isinstance(order.content, LaneDigest):
            if order.content.collection != head.collection:
                raise Broken("lane.mismatch")
            self._compare(order.content)

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


def admitted(
    standing: Standing,
    verdict: Verdict,
    order: Callable[[Verdict], Order | None],
    advance: Callable[[Verdict], None],
) -> Verdict:
    """Return *verdict* with what *order* makes of it, or the code of its refusal.

    One that is accepted moves what is known by *advance*.
    """
    try:
        verdict = replace(verdict, order=order(verdict))
    except Refused as error:
        verdict = replace(verdict, code=error.code)
    if not verdict.code:
        advance(verdict)
        verdict = replace(verdict, directory=standing.directory_key)
    standing.stamp(verdict.head)
    return verdict


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


def items_of(rows: Iterable[Row]) -> list[EntryId]:
    """Return the items some rows name, each once."""
    found = []
    for row in rows:
        try:
            found.append(Head.decode(row.head).item)
        except Refused:
            continue
    return [EntryId(item) for item in dict.fromkeys(found)]


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
