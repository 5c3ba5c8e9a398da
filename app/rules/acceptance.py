"""The acceptance rule: each row of the log judged by this device alone (trust, 6)."""

from app.crypto.statements import Head, LaneDigest
from app.domain.errors import Broken
from app.rules.admission import admit
from app.rules.digests import check_digest
from app.rules.judging import RowJudge, Verdict, items_of
from app.rules.pages import Pulled, Row
from app.rules.tickets import Ticket


class Judge(RowJudge):
    """Judges pages of the whole log.

    A log-level fault raises Broken with a code of trust section 15, and the
    standing is then to be thrown away.
    """

    def page(self, pulled: Pulled) -> list[Verdict]:
        """Judge every row of a page, in order.

        Raises Broken("log.gap" | "log.tamper" | "log.rollback" | "log.fork" |
        "log.withheld" | "log.replay" | "lane.mismatch" | "digest.mismatch"), and
        Broken("peer.malformed") for a page that is not one.
        """
        self._open(pulled)
        tickets = self.tickets(pulled.runs)
        verdicts = [self.tried(row, tickets) for row in pulled.rows]
        self._close(pulled)
        return verdicts

    def row(self, row: Row, ticket: Ticket) -> Verdict:
        """Judge one row and count it in the chain."""
        if row.seq != self.standing.seq + 1:
            raise Broken("log.gap")
        return super().row(row, ticket)

    def _open(self, pulled: Pulled) -> None:
        standing = self.standing
        if pulled.head < max((standing.seq, *standing.promised, *standing.pins)):
            raise Broken("log.rollback")
        if {row.run for row in pulled.rows} != set(range(len(pulled.runs))):
            raise Broken("peer.malformed")
        self.sight.fetch(items_of(pulled.rows))

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

    def _met(self, row: Row, head: Head, code: str) -> None:
        """Refuse a log that lacks an op the server had answered as applied."""
        told = self.standing.promised.pop(row.seq, None)
        self.standing.applied.pop(row.seq, None)
        if told is not None and (code or told != (head.device, head.ctr)):
            raise Broken("log.withheld")

    def _admit(self, head: Head) -> None:
        admit(self.standing, self.sight, head)

    def _compare(self, told: LaneDigest) -> None:
        check_digest(self.standing, self.sight, told)
