"""A card says what was signed, to us and to a second reader; any change is refused."""

import zlib
from dataclasses import replace
from datetime import date

import pytest
from cryptography.exceptions import InvalidSignature
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import emergency, signing
from app.crypto.canon import canon
from app.domain.emergency import TEXT_MAX, Card, Part, Told, short
from app.domain.errors import Refused
from tests.app.crypto.reader_of_cards import WrongError, read_card

SEED = bytes(range(32))
CARD = Card(
    "Camille Fictive",
    "1958-03-12",
    "2026-11-22",
    (
        Told(Part.ALLERGY, "Pénicilline : œdème du visage"),
        Told(Part.CONTACT, "Rose Fictive (fille) 06 39 98 00 00"),
        Told(Part.BLOOD, "O+ (laboratoire)"),
    ),
    left=2,
)
TEXT = emergency.sign(SEED, emergency.pack(CARD))
words = (
    st.text(st.characters(exclude_categories=["C"]), max_size=40)
    .map(emergency._normal)
    .map(short)
)
days = st.dates(date(1900, 1, 1)).map(date.isoformat)
births = st.sampled_from(["", "1958", "1958-03"]) | days
lines = st.lists(st.builds(Told, st.sampled_from(Part), words), max_size=20).map(tuple)
cards = st.builds(Card, words, births, days, lines, st.integers(0, 300))


def forged(packed: bytes) -> str:
    """Return the text of bytes that were signed as they are."""
    return emergency.sign(SEED, packed)


def deflated(raw: bytes) -> bytes:
    """Return bytes deflated without header."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    return press.compress(raw) + press.flush()


@given(cards)
@pytest.mark.covers("C-165")
def test_what_is_signed_reads_back_here_and_in_a_second_reader(card: Card) -> None:
    text = emergency.sign(SEED, emergency.pack(card))
    assert emergency.check(text).card == card
    told = [[int(line.part), line.text] for line in card.lines]
    assert read_card(text) == [1, card.name, card.birth, card.day, card.left, told]


@given(st.binary(max_size=80))
def test_any_bytes_are_written_in_signs_and_read_back(raw: bytes) -> None:
    text = emergency.written(raw)
    assert emergency.read(text) == raw
    assert set(text) <= set(emergency._SYMBOLS)


@pytest.mark.parametrize(
    ("raw", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"", "")]
)
def test_the_examples_of_the_standard_hold(raw: bytes, text: str) -> None:
    assert emergency.written(raw) == text


@pytest.mark.covers("C-165")
def test_any_byte_changed_is_refused() -> None:
    raw = emergency.read(TEXT.removeprefix(emergency.PREFIX))
    for at in range(len(raw)):
        wrong = bytearray(raw)
        wrong[at] ^= 1
        text = emergency.PREFIX + emergency.written(bytes(wrong))
        with pytest.raises(Refused, match=r"emergency\.altered|format\.unknown"):
            emergency.check(text)
        with pytest.raises((InvalidSignature, WrongError)):
            read_card(text)


@pytest.mark.covers("C-165")
def test_what_nobody_signed_is_refused() -> None:
    packed = emergency.pack(CARD)
    raw = b"\x01" + signing.public_of(SEED) + bytes(64) + packed
    with pytest.raises(Refused, match=r"emergency\.altered"):
        emergency.check(emergency.PREFIX + emergency.written(raw))


def test_a_signature_made_for_another_use_is_refused() -> None:
    packed = emergency.pack(CARD)
    seal = signing.sign(SEED, canon("sig-card", packed))
    raw = b"\x01" + signing.public_of(SEED) + seal + packed
    with pytest.raises(Refused, match=r"emergency\.altered"):
        emergency.check(emergency.PREFIX + emergency.written(raw))


@given(st.text(max_size=40))
def test_any_text_is_a_card_or_refused(text: str) -> None:
    for one in (text, emergency.PREFIX + text):
        with pytest.raises(Refused):
            emergency.check(one)


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"\x00",
        deflated(b"\x90"),
        deflated(bytes(1 << 20)),
        emergency.pack(CARD) + b"more",
        deflated(emergency.Core("a", "", "", 0, (emergency.Line(99, "x"),)).encode()),
        emergency.pack(replace(CARD, day="tomorrow")),
        emergency.pack(replace(CARD, birth="2026-02-30")),
    ],
    ids=[
        *("empty", "no stream", "no card", "bomb", "trailing", "unknown part"),
        *("a day that is none", "a birth that is none"),
    ],
)
def test_what_is_signed_but_is_no_card_is_refused(packed: bytes) -> None:
    with pytest.raises(Refused, match=r"emergency\.unreadable"):
        emergency.check(forged(packed))


def test_who_signed_is_named_by_the_same_signs_each_time() -> None:
    again = emergency.sign(SEED, emergency.pack(Card("x", "", "", ())))
    other = emergency.sign(SEED[::-1], emergency.pack(CARD))
    signer = emergency.check(TEXT).signer
    assert emergency.check(again).signer == signer
    assert emergency.check(other).signer != signer
    assert len(signer) == 19


def test_the_size_told_is_the_size_signed() -> None:
    raw = emergency.read(TEXT.removeprefix(emergency.PREFIX))
    assert len(raw) == emergency.size(emergency.pack(CARD))


@pytest.mark.covers("C-165")
def test_what_is_signed_is_read_as_short_lines_nothing_turns_around() -> None:
    told = Told(Part.ALLERGY, "Pénicilline\n\u202eenicna " + "x" * 500)
    name = "Rose\u202e\nFictive"
    packed = emergency.pack(Card(name, "", CARD.day, (told,)))
    card = emergency.check(forged(packed)).card
    (line,) = card.lines
    assert line.text.startswith("Pénicilline enicna x")
    assert (len(line.text), line.text[-1]) == (TEXT_MAX, "…")
    assert card.name == "Rose Fictive"
