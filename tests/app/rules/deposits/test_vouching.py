"""Only what a pinned directory signs of a structure lets it deposit, until its date."""

from dataclasses import replace

import pytest

from app.crypto.directory import sign_directory
from app.crypto.identity import IdentityCard, Kind, identity_id
from app.crypto.signing import public_of
from app.domain.collection import DEPOSIT_RUBRICS, Rubric
from app.domain.errors import Refused
from app.domain.profession import FACILITIES, PROFESSIONS
from app.rules.deposits.vouching import (
    DEPOSITORS,
    EVERY,
    LABORATORY,
    RUBRICS,
    let_in,
    vouched,
)

pytestmark = pytest.mark.covers("C-032")
DIRECTORY, OTHER, SEED = b"d" * 32, b"o" * 32, b"s" * 32
PINNED = public_of(DIRECTORY)
NAMED = "FINESS 990000001 Laboratoire des Tilleuls"


def a_card(kind: Kind = Kind.STRUCTURE) -> IdentityCard:
    key = public_of(SEED)
    return IdentityCard(identity_id(key), kind, key, bytes(32), b"", 1, 5)


def proven(kind: Kind = Kind.STRUCTURE, by: bytes = DIRECTORY) -> IdentityCard:
    return sign_directory(by, a_card(kind), NAMED, "laboratory", 100)


@pytest.mark.covers("C-007")
def test_a_reception_that_names_nobody_is_for_laboratories() -> None:
    assert let_in(()) == {LABORATORY}
    assert let_in(("doctor",)) == {"doctor"}
    assert let_in(EVERY) == set(DEPOSITORS)


def test_the_directory_names_who_deposits() -> None:
    told = vouched(PINNED, proven().encode(), 99)
    assert told.name == "Laboratoire des Tilleuls"
    assert told.number == "FINESS 990000001"
    assert told.profession == "laboratory"


@pytest.mark.parametrize(
    ("pinned", "card", "at", "code"),
    [
        (b"", proven(), 99, "grant.forged"),
        (PINNED, a_card(), 99, "grant.forged"),
        (PINNED, proven(by=OTHER), 99, "grant.forged"),
        (PINNED, replace(proven(), kind=Kind.PROFESSIONAL), 99, "grant.forged"),
        (PINNED, proven(Kind.PERSON), 99, "grant.forged"),
        (PINNED, proven(Kind.SERVICE), 99, "grant.forged"),
        (PINNED, proven(), 100, "grant.expired"),
    ],
    ids=["unpinned", "bare", "another", "altered", "person", "service", "late"],
)
def test_27_anybody_else_is_refused(
    pinned: bytes, card: IdentityCard, at: int, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        vouched(pinned, card.encode(), at)


def test_no_card_at_all_is_refused() -> None:
    with pytest.raises(Refused, match=r"grant\.forged"):
        vouched(PINNED, b"", 1)


@pytest.mark.parametrize("kind", [Kind.STRUCTURE, Kind.PROFESSIONAL])
@pytest.mark.parametrize("profession", DEPOSITORS)
def test_who_may_deposit_is_of_a_known_profession(profession: str, kind: Kind) -> None:
    told = sign_directory(DIRECTORY, a_card(kind), NAMED, profession, 100)
    assert vouched(PINNED, told.encode(), 99).profession == profession
    other = sign_directory(DIRECTORY, a_card(kind), NAMED, "astrologer", 100)
    with pytest.raises(Refused, match=r"grant\.forged"):
        vouched(PINNED, other.encode(), 99)


@pytest.mark.covers("C-007")
def test_each_profession_writes_where_its_documents_lie_and_nowhere_else() -> None:
    assert DEPOSITORS["laboratory"] == {Rubric.REPORT}
    assert DEPOSITORS["pharmacist"] == {Rubric.DISPENSATION}
    assert set(DEPOSITORS) >= {"hospital", "doctor", "medico-social"}
    assert set(DEPOSIT_RUBRICS) >= RUBRICS
    own = {Rubric.MESSAGES, Rubric.PROFILE, Rubric.WISHES, Rubric.AGENDA}
    assert not own & RUBRICS, "what a person says is written by nobody else"
    known = {one.code for one in (*PROFESSIONS, *FACILITIES)}
    assert known >= set(DEPOSITORS)
