"""Who may write what, by grants and their dates."""

from dataclasses import replace

import pytest

from app.crypto.directory import sign_directory
from app.crypto.identity import DirectoryProof, IdentityCard
from app.crypto.runs import lane_start
from app.crypto.statements import GrantStatement, Head, OpType, RootPin
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.rules.rights import (
    answers,
    check_right,
    in_root,
    may_lend,
    may_revoke,
    role,
)
from app.rules.standing import Author, Right, Standing
from tests.app.rules.deposits.test_vouching import DIRECTORY, NAMED, PINNED, a_card

ALICE, BOB, CAROL, LANE = b"a" * 16, b"b" * 16, b"d" * 16, b"c" * 16


@pytest.fixture
def standing() -> Standing:
    made = Standing.start(bytes(16))
    made.founder = ALICE
    made.rights[b"1"] = Right(ALICE, ROOT, 4, 0, 0)
    made.rights[b"2"] = Right(BOB, LANE, 2, 10, 20)
    return made


def head(kind: int, *, at: int = 15) -> Head:
    seen = lane_start(bytes(16), LANE)
    place = (bytes(16), kind, bytes(16), 0, LANE, 1, bytes(16), 1, 0, seen)
    return Head(*place, b"", at, bytes(32))


def test_before_any_grant_the_founder_holds_the_root() -> None:
    empty = Standing.start(bytes(16))
    empty.founder = ALICE
    assert in_root(empty, ALICE, 1)
    assert not in_root(empty, BOB, 1)


def test_the_root_may_write_everything(standing: Standing) -> None:
    for kind in OpType:
        check_right(standing, ALICE, head(kind))


def test_34_a_reader_may_not_write(standing: Standing) -> None:
    with pytest.raises(Refused, match=r"grant\.forged"):
        check_right(standing, BOB, head(OpType.PUT))


def test_a_writer_may(standing: Standing) -> None:
    standing.rights[b"2"].role = 3
    check_right(standing, BOB, head(OpType.PUT))
    with pytest.raises(Refused, match=r"grant\.forged"):
        check_right(standing, BOB, head(OpType.EPOCH))


def test_31_a_revoked_writer_is_named_so(standing: Standing) -> None:
    standing.rights[b"2"].role = 3
    standing.rights[b"2"].revoked = 9
    with pytest.raises(Refused, match=r"writer\.revoked"):
        check_right(standing, BOB, head(OpType.PUT))


@pytest.mark.parametrize("at", [9, 20])
def test_outside_its_dates_a_right_is_expired(standing: Standing, at: int) -> None:
    standing.rights[b"2"].role = 3
    assert role(standing, BOB, LANE, at) == 0
    with pytest.raises(Refused, match=r"grant\.expired"):
        check_right(standing, BOB, head(OpType.PUT, at=at))


def care(*, purpose: int = 1, kind: int = 2) -> GrantStatement:
    zero = bytes(16)
    names = zero, zero, zero, BOB, kind, bytes(32), LANE
    return GrantStatement(*names, 2, 10, 20, purpose, b"", RootPin(1, bytes(32)))


def answering(standing: Standing, given: GrantStatement, card: bytes) -> None:
    """Let BOB deposit under a grant to read, as whoever that card says."""
    standing.rights[b"2"].statement = given.encode()
    standing.authors[bytes(16)] = Author(BOB, b"k" * 32, 0, 0, b"", vouched=card)
    check_right(standing, BOB, head(OpType.DEPOSIT))


def card(*, kind: int = 2, until: int = 30) -> bytes:
    proof = DirectoryProof("RPPS 1 Dr", "doctor", until, bytes(64))
    return IdentityCard(BOB, kind, b"k" * 32, b"h" * 32, b"", 1, 0, proof).encode()


def test_a_professional_answers_what_they_read_to_care(standing: Standing) -> None:
    answering(standing, care(), card())
    answering(standing, care(kind=3), card(kind=3))


@pytest.mark.parametrize(
    ("given", "shown", "code"),
    [
        (care(purpose=2), card(), "grant.forged"),
        (care(purpose=4), card(), "grant.forged"),
        (care(kind=1), card(), "grant.forged"),
        (care(kind=4), card(), "grant.forged"),
        (care(), b"", "grant.forged"),
        (care(), card(kind=1), "grant.forged"),
        (care(), card(until=15), "grant.expired"),
    ],
)
def test_27_nobody_else_does(
    standing: Standing, given: GrantStatement, shown: bytes, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        answering(standing, given, shown)


def test_27_a_right_to_read_of_which_nothing_is_known_answers_nothing(
    standing: Standing,
) -> None:
    assert not answers(standing.rights[b"2"])
    assert answers(Right(BOB, LANE, 1, 0, 0))
    assert answers(Right(BOB, LANE, 3, 0, 0))


def test_anybody_may_retire_his_own_device(standing: Standing) -> None:
    check_right(standing, BOB, head(OpType.RETIRE))


def test_a_grant_is_ended_by_an_admin_or_by_who_received_it(
    standing: Standing,
) -> None:
    standing.rights[b"3"] = right = Right(CAROL, LANE, 2, 0, 0)
    assert may_revoke(standing, ALICE, right, 15)
    assert may_revoke(standing, CAROL, right, 15)
    assert not may_revoke(standing, BOB, right, 15)
    standing.rights[b"2"].role = 4
    assert may_revoke(standing, BOB, right, 15)
    assert not may_revoke(standing, BOB, right, 25)


def given(*, level: int, until: int) -> GrantStatement:
    zero = bytes(16)
    names = zero, zero, zero, ALICE, 1, bytes(32), LANE
    return GrantStatement(*names, level, 0, until, 2, b"", RootPin(1, bytes(32)))


@pytest.mark.parametrize(
    ("level", "until", "allowed"),
    [(3, 20, True), (3, 21, False), (3, 0, False), (4, 20, False)],
)
def test_29_an_admin_lends_less_than_he_has_and_no_longer(
    standing: Standing, level: int, until: int, *, allowed: bool
) -> None:
    standing.rights[b"2"].role = 4
    asked = given(level=level, until=until)
    assert may_lend(standing, BOB, asked, 15) is allowed
    standing.rights[b"2"].role = 3
    assert not may_lend(standing, BOB, asked, 15)


def test_whose_grant_ended_writes_there_no_more_whoever_vouches(
    standing: Standing,
) -> None:
    vouched = sign_directory(DIRECTORY, a_card(), NAMED, "doctor", 100).encode()
    standing.directory_key = PINNED
    standing.authors[bytes(16)] = Author(BOB, b"k" * 32, 0, 0, b"", vouched=vouched)
    ended = replace(standing.rights.pop(b"2"), revoked=9)
    with pytest.raises(Refused, match=r"^grant\.forged$"):
        check_right(standing, BOB, head(OpType.DEPOSIT))
    standing.professions = ("laboratory", "doctor")
    check_right(standing, BOB, head(OpType.DEPOSIT))
    standing.rights[b"2"] = ended
    with pytest.raises(Refused, match=r"writer\.revoked"):
        check_right(standing, BOB, head(OpType.DEPOSIT))
