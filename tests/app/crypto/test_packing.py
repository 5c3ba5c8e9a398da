"""Statements have one writing only, and anything else is refused."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.packing import (
    INT_MAX,
    Count,
    Id,
    Signed,
    Statement,
    optional,
    pack,
    unpack,
    unpack_versioned,
)
from app.domain.errors import Refused
from tests.vectors.strategies import IDS, NUMBERS, QUICK, TEXTS, code_of, spoiled


@dataclass(frozen=True, slots=True)
class Postcard(Statement):
    """A statement with a field of each sort."""

    to: Id
    stamp: Count
    text: str
    rows: tuple[tuple[str, int], ...] = ()


CODES = {"", "statement.malformed", "format.unknown"}
CARD = Postcard(bytes(16), 300, "été", (("a", 1),))


def test_it_is_an_array_that_starts_with_its_version() -> None:
    assert CARD.encode() == b"\x95\x01\xc4\x10" + bytes(16) + (
        b"\xcd\x01\x2c" + b"\xa5\xc3\xa9t\xc3\xa9" + b"\x91\x92\xa1a\x01"
    )


def test_some_have_no_version() -> None:
    assert Signed(b"", bytes(64)).encode() == b"\x92\xc4\x00\xc4\x40" + bytes(64)


@QUICK
@given(IDS, NUMBERS, TEXTS, st.lists(st.tuples(TEXTS, NUMBERS)))
def test_it_reads_what_it_wrote(
    to: bytes, stamp: int, text: str, rows: list[tuple[str, int]]
) -> None:
    card = Postcard(to, stamp, text, tuple(rows))
    assert Postcard.decode(card.encode()) == card


@QUICK
@given(spoiled(CARD.encode()))
def test_a_spoiled_statement_is_refused_or_another(raw: bytes) -> None:
    assert code_of(lambda: Postcard.decode(raw)) in CODES
    if not code_of(lambda: Postcard.decode(raw)):
        assert Postcard.decode(raw).encode() == raw


@QUICK
@given(st.binary(max_size=60))
def test_any_bytes_give_values_or_a_refusal(raw: bytes) -> None:
    assert code_of(lambda: Postcard.decode(raw)) in CODES


@pytest.mark.parametrize(
    "values",
    [
        [1, bytes(16), 1, "a"],
        [1, bytes(16), 1, "a", [], 1],
        [1, bytes(15), 1, "a", []],
        [1, bytes(16), -1, "a", []],
        [1, bytes(16), INT_MAX + 1, "a", []],
        [1, bytes(16), 1.0, "a", []],
        [1, bytes(16), True, "a", []],
        [1, bytes(16), None, "a", []],
        [1, "a" * 16, 1, "a", []],
        [1, bytes(16), 1, b"a", []],
        [1, bytes(16), 1, "e\u0301", []],
        [1, bytes(16), 1, "a", [["e\u0301", 1]]],
        [1, bytes(16), 1, "a", [["a"]]],
        ["1", bytes(16), 1, "a", []],
        [],
        {},
        1,
    ],
    ids=repr,
)
def test_another_form_is_malformed(values: Any) -> None:  # noqa: ANN401 - anything
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        Postcard.decode(pack(values))


@pytest.mark.parametrize("values", [[2], [2, bytes(16), 1, "a", []], [0]], ids=repr)
def test_another_version_asks_for_an_update(values: list[object]) -> None:
    with pytest.raises(Refused, match=r"^format\.unknown$"):
        Postcard.decode(pack(values))
    with pytest.raises(Refused, match=r"^format\.unknown$"):
        unpack_versioned(tuple[int], pack([2, 3]))


def test_a_tower_of_arrays_is_refused() -> None:
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        unpack(list[Any], b"\x91" * 100_000)


def test_an_optional_field_is_whole_or_absent() -> None:
    optional(32, b"", bytes(32))
    with pytest.raises(Refused, match=r"^statement\.malformed$"):
        optional(32, bytes(32), bytes(31))
