"""Symbols survive handwriting, and a slip of the pen is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import crockford
from app.domain.errors import Refused
from tests.vectors.strategies import QUICK


@given(st.integers(0, 2**60 - 1))
def test_a_number_is_read_as_it_was_written(number: int) -> None:
    assert crockford.typed(crockford.symbols(number, 12), 12) == number


def test_groups_are_joined_by_dashes() -> None:
    assert crockford.symbols(0, 6, group=3) == "000-000"
    assert crockford.symbols(31, 5) == "0000-Z"
    assert crockford.spoken(b"\xff" * 5) == "ZZZZ-ZZZZ"


def test_what_looks_alike_is_forgiven() -> None:
    number = crockford.typed("oO iI-lL\t00\u00a01\u202f1\r\n", 10)
    assert crockford.symbols(number, 10) == "0011-1100-11"


@pytest.mark.parametrize("mark", crockford.PRINTED)
def test_a_printed_sheet_is_pasted_as_it_is(mark: str) -> None:
    text = crockford.symbols(0x123456789ABCDEF, 12)
    assert crockford.typed(text.replace("-", mark), 12) == 0x123456789ABCDEF
    assert crockford.typed(f"{mark}{text}{mark}", 12) == 0x123456789ABCDEF


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000",
        "000000",
        "0000U",
        "00é00",
        "00!00",
        "0000\u0131",
        "0000\u017f",
        "000\ufb01",
        "0000\u0660",
        "00000\u2015",
        "00000\u200b",
    ],
)
def test_anything_else_is_mistyped(text: str) -> None:
    with pytest.raises(Refused, match=r"^recovery\.mistyped$"):
        crockford.typed(text, 5)


@QUICK
@given(st.binary(min_size=5, max_size=5), st.integers(0, 11), st.integers(1, 31))
def test_one_wrong_symbol_is_noticed(raw: bytes, at: int, shift: int) -> None:
    text = crockford.checked(raw, b"tag", 20, count=12).replace("-", "")
    assert crockford.check(text, b"tag", 20, count=12) == raw
    place = (crockford.SYMBOLS.index(text[at]) + shift) % 32
    wrong = text[:at] + crockford.SYMBOLS[place] + text[at + 1 :]
    with pytest.raises(Refused, match=r"^recovery\.mistyped$"):
        crockford.check(wrong, b"tag", 20, count=12)


def test_another_tag_is_another_check() -> None:
    text = crockford.checked(bytes(5), b"tag", 20, count=12)
    with pytest.raises(Refused, match=r"^recovery\.mistyped$"):
        crockford.check(text, b"gat", 20, count=12)
