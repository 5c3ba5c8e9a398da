"""The chain of the log is computed again; what does not hold is counted."""

from dataclasses import replace

import pytest

from app.crypto.canon import digest
from app.crypto.runs import log_next, log_start, op_hash
from app.crypto.statements import Head, OpType
from app.domain.errors import Broken
from app.domain.ids import CollectionId, EntryId, SpaceId
from app.domain.trail import Page, Step
from app.domain.write import Origin, Write
from app.flows.chain import chain_probe
from app.rules.standing import Standing
from storage.memory.trail import MemoryTrail
from tests.app.flows.backpack.conftest import an_empty_home

pytestmark = pytest.mark.covers("C-178")
SPACE = SpaceId(b"\x01" * 16)
LANE, RUN = CollectionId(b"\x0c" * 16), b"\x0b" * 32
BODY = b"sealed"


def row(seq: int, before: bytes) -> Step:
    """Return a row as it was verified, after the chain value *before*."""
    item = EntryId(bytes([seq]) * 16)
    seen = (0, digest(b""), b"")
    head = Head(
        *(SPACE, OpType.PUT, item, 0, LANE, 1, b"\x0d" * 16, seq),
        *(*seen, 1_795_255_200_000, digest(BODY)),
    ).encode()
    op = op_hash(head, RUN, 0)
    h = log_next(SPACE, seq, before, op)
    return Step(seq, op, h, LANE, seq, op, OpType.PUT, item, head, BODY, b"", RUN, 0)


def log() -> list[Step]:
    """Return three rows, one after the other."""
    rows: list[Step] = []
    for seq in (1, 2, 3):
        rows.append(row(seq, rows[-1].h if rows else log_start(SPACE)))
    return rows


def kept(rows: list[Step], *, h: bytes | None = None) -> MemoryTrail:
    """Return the memory of a device that stands at the end of *rows*, or at *h*."""
    place, standing = an_empty_home(), Standing.start(SPACE)
    if rows:
        standing.seq, standing.h = rows[-1].seq, rows[-1].h
    standing.h = standing.h if h is None else h
    page = Page(standing.encode(), steps=tuple(rows))
    place.vault.commit(Write(SPACE, page=page), origin=Origin.PEER)
    return place.trail


def test_a_log_that_holds_is_counted() -> None:
    assert chain_probe(kept(log()), SPACE)() == {"rows": "3"}
    assert chain_probe(kept([]), SPACE)() == {"rows": "0"}
    assert chain_probe(an_empty_home().trail, SPACE)() == {"rows": "0"}


def test_a_row_whose_bytes_were_let_go_keeps_its_place() -> None:
    first, second, third = log()
    erased = replace(second, body=b"", wrap=b"")
    spine = replace(first, head=b"", body=b"", wrap=b"", run=b"")
    assert chain_probe(kept([spine, erased, third]), SPACE)() == {"rows": "3"}


@pytest.mark.parametrize(
    "changed",
    [
        {"body": b"another"},
        {"head": b"not a head"},
        {"index": 1},
        {"run": bytes(32)},
    ],
    ids=["body", "head", "place in its run", "run"],
)
def test_a_row_that_is_not_the_one_signed_is_counted(
    changed: dict[str, object],
) -> None:
    first, second, third = log()
    spoilt = replace(second, **changed)  # type: ignore[arg-type]  # the planted fault
    with pytest.raises(Broken, match=r"chain\.broken") as told:
        chain_probe(kept([first, spoilt, third]), SPACE)()
    assert told.value.details == {"wrong": "1", "rows": "3"}


def test_another_row_s_bytes_in_its_place_are_counted() -> None:
    first, second, third = log()
    moved = replace(second, head=third.head)
    with pytest.raises(Broken, match=r"chain\.broken"):
        chain_probe(kept([first, moved, third]), SPACE)()


def test_a_chain_that_does_not_follow_is_counted() -> None:
    first, second, third = log()
    with pytest.raises(Broken, match=r"chain\.broken") as told:
        chain_probe(kept([first, replace(second, h=bytes(32)), third]), SPACE)()
    assert told.value.details["wrong"] == "2"


def test_rows_lost_at_the_end_are_noticed() -> None:
    rows = log()
    with pytest.raises(Broken, match=r"chain\.broken") as told:
        chain_probe(kept(rows[:2], h=rows[2].h), SPACE)()
    assert told.value.details == {"wrong": "0", "rows": "2"}
