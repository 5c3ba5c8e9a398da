"""Row 43: a snapshot that is not what was signed is caught, whatever it lies about."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.crypto.statements import Head, OpType
from app.domain.errors import Broken
from app.rules.rebuilding import Rebuilding
from app.rules.snapshots import NotVouched, Snapshot
from tests.app.shown import Told, lived, seqs, without
from tests.app.worlds import Clock, a_home, joined


@pytest.fixture
def told() -> Told:
    return lived()


def test_an_honest_snapshot_is_taken(told: Told) -> None:
    told.take()
    assert told.victim.titles() == told.author.titles()
    assert told.victim.sealing.standing(told.victim.space).quarantine == ""


def item_missing(_: Told, shown: Snapshot) -> Snapshot:
    live = [row for row in shown.rows if Head.decode(row.head).type == OpType.PUT]
    return without(shown, live[-1].seq)


def item_stale(told: Told, shown: Snapshot) -> Snapshot:
    newest = max(shown.rows, key=lambda row: Head.decode(row.head).base)
    item = Head.decode(newest.head).item
    return older(told, without(shown, newest.seq), item, before=newest.seq)


def item_revived(told: Told, shown: Snapshot) -> Snapshot:
    (gone,) = seqs(shown, kind=OpType.DEL)
    item = Head.decode(told.ledger.rows[gone - 1].op.head).item
    return older(told, without(shown, gone), item, before=gone)


def older(told: Told, shown: Snapshot, item: bytes, *, before: int) -> Snapshot:
    """Put the version of an item that came before a position in its place."""
    page = told.ledger.page(0)
    rows = [
        row for row in page.rows[: before - 1] if Head.decode(row.head).item == item
    ]
    kept = {row.seq: row for row in (*shown.rows, rows[-1])}
    return replace(shown, rows=tuple(kept[seq] for seq in sorted(kept)))


def retirement_missing(_: Told, shown: Snapshot) -> Snapshot:
    return without(shown, *seqs(shown, kind=OpType.RETIRE))


def counter_set_back(_: Told, shown: Snapshot) -> Snapshot:
    return without(shown, *seqs(shown, kind=OpType.DEL))


def quiet_lane_hidden(_: Told, shown: Snapshot) -> Snapshot:
    moved = {Head.decode(row.head).collection for row in shown.digests.rows}
    quiet = [r.seq for r in shown.rows if Head.decode(r.head).collection not in moved]
    assert quiet
    return without(shown, *quiet)


def quiet_digest_missing(_: Told, shown: Snapshot) -> Snapshot:
    return without(shown, seqs(shown, kind=OpType.DIGEST)[0])


LIES: list[Callable[[Told, Snapshot], Snapshot]] = [
    item_missing,
    item_stale,
    item_revived,
    retirement_missing,
    counter_set_back,
    quiet_lane_hidden,
]


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie.__name__)
def test_43_a_state_that_was_not_signed_is_an_alarm(
    told: Told, lie: Callable[[Told, Snapshot], Snapshot]
) -> None:
    with pytest.raises(Broken, match=r"digest\.mismatch"):
        told.take(lambda shown: lie(told, shown))
    space = told.victim.space
    assert told.victim.sealing.standing(space).quarantine == "digest.mismatch"
    assert told.victim.titles() == []


@pytest.mark.parametrize(
    "lie",
    [lie for lie in LIES if lie is not retirement_missing],
    ids=lambda lie: lie.__name__,
)
def test_43_its_control_nothing_else_would_tell(
    told: Told,
    lie: Callable[[Told, Snapshot], Snapshot],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.rules.acceptance.check_digest", lambda *_: None)
    monkeypatch.setattr(Rebuilding, "_check_older", lambda *_: None)
    told.take(lambda shown: lie(told, shown))


@pytest.mark.parametrize("at", [-1, -2])
def test_what_no_digest_covers_is_read_from_the_start(told: Told, at: int) -> None:
    def early(shown: Snapshot) -> Snapshot:
        if at == -1:
            return replace(shown, after=replace(shown.after, rows=(), runs=()))
        return quiet_digest_missing(told, shown)

    with pytest.raises(NotVouched):
        told.take(early)
    assert told.victim.sealing.standing(told.victim.space).seq == 0


def test_what_came_while_a_digest_was_on_its_way_is_read_from_the_start() -> None:
    author, ledger, key = a_home(Clock())
    tablet = joined(author, key, "tablet")
    for each in (author, tablet):
        each.sync(ledger)
    author.write("un")
    author.sync(ledger)
    tablet.pull(ledger)
    author.clock.pass_(hours=25)
    late = author.seal()
    tablet.write("entre")
    tablet.push(ledger)
    author.sealing.settle(author.space, ledger.push(late))
    author.pull(ledger)
    victim = joined(author, key, "victim")
    told = Told(author, victim, ledger)
    with pytest.raises(NotVouched):
        told.take()
    victim.pull(ledger)
    assert victim.titles() == ["entre", "un"]
