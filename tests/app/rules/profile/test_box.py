"""The square of a box of medicine is read exactly, or refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.rules.profile.box import proven, read

CIP = "3400930000007"
WHOLE = f"010{CIP}17270531\x1d10AB12\x1d21XYZ-9/1"
ALPHABET = st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="(")
WORDS = st.text(ALPHABET, min_size=1, max_size=20)


@pytest.mark.covers("C-027")
@pytest.mark.parametrize(
    "text",
    [
        f"010{CIP}1727053110AB12\x1d21XYZ-9/1",
        f"010{CIP}21XYZ-9/1\x1d1727053110AB12",
        f"]d2010{CIP}10AB12\x1d1727053121XYZ-9/1",
        f"\x1d010{CIP}10AB12\x1d1727053121XYZ-9/1\x1d",
        f"(01)0{CIP}(17)270531(10)AB12(21)XYZ-9/1",
        f" (21)XYZ-9/1(01)0{CIP}(10)AB12(17)270531 ",
        WHOLE,
    ],
)
def test_a_french_box_is_read_whatever_the_order(text: str) -> None:
    box = read(text)
    assert (box.cip, box.expires) == (CIP, "2027-05-31")
    assert (box.lot, box.serial) == ("AB12", "XYZ-9/1")


def test_an_expiry_without_a_day_is_a_month() -> None:
    assert read(f"010{CIP}17270500").expires == "2027-05"
    assert read(f"010{CIP}").expires == ""


def test_a_box_of_elsewhere_has_no_french_code() -> None:
    assert read("0104012345678901").cip == ""
    assert read("0104012345678901").product == "04012345678901"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        CIP,
        "17270531",
        f"010{CIP[:-1]}8",
        f"010{CIP[:-2]}",
        f"010{CIP}17270532",
        f"010{CIP}17271301",
        f"010{CIP}1727053",
        f"010{CIP}17AB0531",
        f"010{CIP}010{CIP}",
        f"010{CIP}10A\x1d10B",
        f"010{CIP}10",
        f"010{CIP}10caf\u00e9",
        f"010{CIP}99x",
        f"(01)0{CIP}17270531",
        f"(01)0{CIP}(17",
    ],
)
def test_what_is_no_box_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"box\.unreadable"):
        read(text)


@given(st.text(max_size=60))
def test_any_text_is_a_box_or_refused(text: str) -> None:
    with suppress(Refused):
        assert proven(read(text).product)


@given(st.integers(0, 99_999_999), WORDS, WORDS)
def test_what_is_printed_is_read(product: int, lot: str, serial: str) -> None:
    body = f"034009{product:08}"[:13]
    code = next(f"{body}{last}" for last in range(10) if proven(f"{body}{last}"))
    box = read(f"01{code}10{lot}\x1d21{serial}")
    assert (box.cip, box.lot, box.serial) == (code[1:], lot, serial)


@given(st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_seen(place: int, shift: int) -> None:
    wrong = str((int(CIP[place]) + shift) % 10)
    assert proven(CIP)
    assert not proven(CIP[:place] + wrong + CIP[place + 1 :])


@pytest.mark.parametrize("text", ["", "340093000000x", "\u0663" * 13])
def test_only_digits_prove_anything(text: str) -> None:
    assert not proven(text)
