"""A name is the directory's word, until its date, and never anybody's own."""

import pytest

from app.crypto.directory import sign_directory
from app.crypto.identity import DirectoryProof, IdentityCard, Kind, identity_id
from app.crypto.signing import public_of
from app.domain.errors import Refused
from app.rules.registered import Registered, registered

DIRECTORY, OTHER, SEED = b"d" * 32, b"o" * 32, b"s" * 32
PINNED = public_of(DIRECTORY)
KEY = public_of(SEED)
BARE = IdentityCard(identity_id(KEY), Kind.SERVICE, KEY, bytes(32), b"", 1, 5)
NAMED = "REG 9 Carnet fictif"


def proven(by: bytes = DIRECTORY) -> IdentityCard:
    return sign_directory(by, BARE, NAMED, "service", 100)


def test_a_directory_gives_a_name_and_a_number() -> None:
    told = registered(PINNED, proven(), 99)
    assert told == Registered("Carnet fictif", "REG 9", "service")


@pytest.mark.parametrize(
    ("pinned", "card", "at", "code"),
    [
        (b"", proven(), 99, "grant.forged"),
        (PINNED, BARE, 99, "grant.forged"),
        (PINNED, proven(OTHER), 99, "grant.forged"),
        (PINNED, proven(), 100, "grant.expired"),
    ],
    ids=["unpinned", "bare", "another", "late"],
)
def test_another_word_gives_no_name(
    pinned: bytes, card: IdentityCard, at: int, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        registered(pinned, card, at)


def test_a_name_commands_no_terminal_and_nobody_goes_without_one() -> None:
    told = Registered.of(DirectoryProof("RPPS 1 Dr\x1b Arnaud", "doctor", 9, bytes(64)))
    assert told.name == "Dr Arnaud"
    alone = Registered.of(DirectoryProof("RPPS 1", "doctor", 9, bytes(64)))
    assert alone.name == "RPPS 1"
