"""What an honest server shows of a log to a device that begins."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.crypto.recovery import recovery_text
from app.crypto.statements import Head, OpType
from app.domain.space import Space
from app.flows import keychain
from app.flows.bootstrap import Bootstrap
from app.flows.my_devices import MyDevices
from app.rules.pages import Row
from app.rules.snapshots import Snapshot
from tests.app.worlds import Clock, Home, Ledger, a_home, joined

Lie = Callable[[Snapshot], Snapshot]


@dataclass
class Told:
    """A log with a day of history and its digests, and a device that begins."""

    author: Home
    victim: Home
    ledger: Ledger

    @property
    def digested(self) -> int:
        """The position before the newest digests."""
        kinds = [Head.decode(row.op.head).type for row in self.ledger.rows]
        seq = len(kinds)
        while kinds[seq - 1] != OpType.DIGEST:
            seq -= 1
        while kinds[seq - 1] == OpType.DIGEST:
            seq -= 1
        return seq

    def shown(self) -> Snapshot:
        """Return what an honest server shows at the newest digests."""
        return self.shown_at(self.digested)

    def shown_at(self, at: int) -> Snapshot:
        """Return what it shows of the log up to a position."""
        page = self.ledger.page(0)
        spine = b"".join(row.op_hash for row in page.rows)
        rows = tuple(row for row in page.rows[:at] if row.seq in chosen(page.rows[:at]))
        after = self.ledger.page(at)
        return Snapshot(page.head, page.h, at, spine, page.runs, rows, after)

    def take(self, lie: Lie = lambda shown: shown) -> None:
        people = tuple(self.ledger.people.values())
        bootstrap: Bootstrap = self.victim.sealing.bootstrap
        bootstrap.take(self.victim.space, lie(self.shown()), people)


def chosen(rows: tuple[Row, ...]) -> set[int]:
    """Return the seqs of a snapshot of *rows*."""
    heads = [(row.seq, Head.decode(row.head)) for row in rows]
    controls = {seq for seq, head in heads if head.type > OpType.DEL}
    newest = {head.item: seq for seq, head in heads if head.type <= OpType.DEL}
    lasts = {
        (head.collection, head.device): seq
        for seq, head in heads
        if head.type != OpType.DIGEST
    }
    return controls | set(newest.values()) | set(lasts.values())


def lived() -> Told:
    """Return a log of two days, with its digests."""
    author, ledger, key = a_home(Clock())
    tablet = joined(author, key, "tablet")
    items = [author.write(f"note {n}") for n in range(5)]
    for each in (author, tablet):
        each.sync(ledger)
    tablet.write("corrigée", items[0])
    tablet.delete(items[1])
    tablet.sync(ledger)
    author.clock.pass_(hours=25)
    author.sync(ledger)
    author.sync(ledger)
    author.write("corrigée encore", items[0])
    mine = MyDevices(Space(author.space, ""), author.vault, author.trail, author.world)
    mine.retire(tablet.me.device)
    author.sync(ledger)
    author.clock.pass_(hours=25)
    author.sync(ledger)
    victim = joined(author, key_of(author), "victim")
    return Told(author, victim, ledger)


def key_of(home: Home) -> str:
    return recovery_text(keychain.account(home.vault).recovery)


def without(shown: Snapshot, *seqs: int) -> Snapshot:
    rows = tuple(row for row in shown.rows if row.seq not in seqs)
    return replace(shown, rows=rows)


def seqs(shown: Snapshot, *, kind: int) -> list[int]:
    return [row.seq for row in shown.rows if Head.decode(row.head).type == kind]
