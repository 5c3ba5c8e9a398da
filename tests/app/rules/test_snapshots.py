"""Row 43: a spine or a row that is not the log's is caught before anything is read."""

from dataclasses import replace

import pytest

from app.crypto.canon import digest
from app.crypto.runs import LEAF, log_next, log_start
from app.domain.errors import Broken
from app.domain.write import Write
from app.rules.snapshots import NotVouched, Snapshot
from tests.app.lies import flip
from tests.app.shown import Lie, Told, lived


@pytest.fixture
def told() -> Told:
    return lived()


def rechained(shown: Snapshot, spine: bytes, space: bytes) -> Snapshot:
    """Let the liar claim the chain of its own spine."""
    h = log_start(space)
    for n in range(len(spine) // LEAF):
        h = log_next(space, n + 1, h, spine[n * LEAF : (n + 1) * LEAF])
    return replace(shown, spine=spine, h=h)


def first_body(shown: Snapshot) -> Snapshot:
    rows = list(shown.rows)
    rows[0] = replace(rows[0], body=flip(rows[0].body))
    return replace(shown, rows=tuple(rows))


def first_signature(shown: Snapshot) -> Snapshot:
    false = replace(shown.runs[0], signature=flip(shown.runs[0].signature))
    return replace(shown, runs=(false, *shown.runs[1:]))


@pytest.mark.parametrize(
    ("lie", "code"),
    [
        (lambda s: replace(s, spine=flip(s.spine)), r"log\.tamper"),
        (lambda s: replace(s, spine=s.spine[:-LEAF]), r"log\.gap"),
        (lambda s: replace(s, h=digest(b"")), r"log\.tamper"),
        (lambda s: replace(s, rows=s.rows[::-1]), r"peer\.malformed"),
        (lambda s: replace(s, rows=(s.rows[0], *s.rows)), r"peer\.malformed"),
        (first_body, r"log\.tamper"),
        (first_signature, r"sig\.invalid"),
    ],
    ids=["hash", "short", "head", "order", "twice", "body", "signature"],
)
def test_43_a_spine_or_a_row_that_is_not_the_log_s(
    told: Told, lie: Lie, code: str
) -> None:
    with pytest.raises(Broken, match=code):
        told.take(lie)


def test_43_a_spine_of_its_own_does_not_meet_what_was_pinned(told: Told) -> None:
    pinned = told.victim.sealing.standing(told.victim.space)
    true = told.shown()
    pinned.pins[3] = log_next(told.victim.space, 3, digest(b""), true.op_hash(3))

    def forged(shown: Snapshot) -> Snapshot:
        return rechained(shown, shown.spine, told.victim.space)

    told.victim.sealing._standings.keep(pinned, write(told))
    with pytest.raises(Broken, match=r"log\.fork"):
        told.take(forged)


def test_43_a_log_shorter_than_what_was_pinned(told: Told) -> None:
    pinned = told.victim.sealing.standing(told.victim.space)
    pinned.pins[10_000] = digest(b"")
    told.victim.sealing._standings.keep(pinned, write(told))
    with pytest.raises(Broken, match=r"log\.rollback"):
        told.take()


def write(told: Told) -> Write:
    return Write(told.victim.space)


def test_a_snapshot_followed_by_no_digest_tells_nothing(told: Told) -> None:
    shown = told.shown()
    alone = replace(shown, after=replace(shown.after, rows=(), runs=()))
    with pytest.raises(NotVouched):
        _ = alone.digests


def test_the_digests_are_a_page_of_their_own(told: Told) -> None:
    told.author.write("après")
    told.author.sync(told.ledger)
    shown = told.shown_at(told.digested)
    page = shown.digests
    assert page.more
    assert len(page.rows) < len(shown.after.rows)
    assert {row.run for row in page.rows} == set(range(len(page.runs)))
