"""One row moves the state the same way, whoever reads it."""

import pytest

from app.crypto.canon import digest
from app.crypto.statements import Head, OpType
from app.domain.errors import Broken, Refused
from app.rules.judging import (
    Verdict,
    admitted,
    check_body,
    excuse,
    item_head,
    items_of,
)
from app.rules.pages import Row
from app.rules.standing import Standing

ITEM = b"i" * 16


def head(kind: OpType = OpType.PUT, body: bytes = b"body", base: int = 3) -> Head:
    ids = b"s" * 16, kind, ITEM, base, b"c" * 16, 1, b"d" * 16
    return Head(*ids, 1, 0, bytes(32), b"", 1, digest(body))


def row(of: Head, body: bytes = b"body") -> Row:
    return Row(7, 0, 0, b"h" * 32, of.encode(), body)


@pytest.mark.parametrize("kind", [OpType.PUT, OpType.DEPOSIT])
def test_a_version_may_lack_its_body(kind: OpType) -> None:
    check_body(row(head(kind), b""), head(kind))


@pytest.mark.parametrize(
    ("kind", "body"),
    [(OpType.PUT, b"other"), (OpType.DEPOSIT, b"other"), (OpType.EPOCH, b"")],
)
def test_any_other_body_is_an_alarm(kind: OpType, body: bytes) -> None:
    with pytest.raises(Broken, match=r"log\.tamper"):
        check_body(row(head(kind), body), head(kind))


def test_a_missing_body_waits_for_its_excuse() -> None:
    standing = Standing.start(b"s" * 16)
    excuse(standing, row(head(), b""), head())
    assert standing.bodiless == {ITEM: 7}
    excuse(standing, row(head()), head())
    assert standing.bodiless == {}


def test_a_deletion_excuses_what_it_ends() -> None:
    standing = Standing.start(b"s" * 16)
    standing.bodiless[ITEM] = 1
    gone = head(OpType.DEL, b"")
    excuse(standing, row(gone, b""), gone)
    assert standing.bodiless == {}


@pytest.mark.parametrize(("kind", "deleted"), [(OpType.PUT, 0), (OpType.DEL, 1)])
def test_an_item_gets_the_next_revision(kind: OpType, deleted: int) -> None:
    made = item_head(head(kind), row(head(kind)))
    assert (made.rev, made.deleted, made.seq) == (4, bool(deleted), 7)


def test_items_are_named_once_and_what_is_no_head_names_none() -> None:
    bad = Row(8, 0, 0, b"h" * 32, b"?", b"")
    assert items_of([row(head()), bad, row(head())]) == [ITEM]


def test_a_refusal_becomes_the_code_of_its_row() -> None:
    def refuse(_: Verdict) -> None:
        raise Refused("grant.forged")

    standing, moved = Standing.start(b"s" * 16), list[Verdict]()
    verdict = Verdict(row(head()), head())
    refused = admitted(standing, verdict, refuse, moved.append)
    assert (refused.code, moved) == ("grant.forged", [])
    assert standing.last == {verdict.head.device: (verdict.head.ctr, verdict.head.at)}
    accepted = admitted(standing, verdict, lambda _: None, moved.append)
    assert (accepted.code, moved) == ("", [accepted])
