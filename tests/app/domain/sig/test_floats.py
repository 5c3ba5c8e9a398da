"""SFLOAT and FLOAT against vectors that are not ours."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Special
from app.domain.sig.floats import (
    Number,
    encode_float32,
    encode_sfloat,
    float32,
    sfloat,
    shifted,
)
from app.domain.sig.packet import Packet

SPECIALS: Final = [
    (0x07FF, 0x007FFFFF, Special.NAN),
    (0x0800, 0x00800000, Special.NRES),
    (0x07FE, 0x007FFFFE, Special.POS_INF),
    (0x0802, 0x00800002, Special.NEG_INF),
    (0x0801, 0x00800001, Special.RESERVED),
]
OFF_THE_SHELF: Final = {0x0002: 2e-08, 0xF014: 2e8, 0x1002: 2e-07}
"""What bluetooth-sig 0.6.0 reads: it takes the exponent for offset binary."""


def short(raw: int) -> Number:
    """Read two bytes."""
    return sfloat(Packet(raw.to_bytes(2, "little")))


def long(raw: int) -> Number:
    """Read four bytes."""
    return float32(Packet(raw.to_bytes(4, "little")))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (0x0002, "2"),
        (0xF014, "2.0"),
        (0xE0C8, "2.00"),
        (0x1002, "20"),
        (0x2002, "200"),
        (0x00C8, "200"),
        (0x04D2, "1234"),
        (0x0B2E, "-1234"),
    ],
)
def test_a_short_number_keeps_its_precision(raw: int, text: str) -> None:
    """The table of the HL7 guide of personal health devices."""
    assert format(short(raw), "f") == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (0x00000002, "2"),
        (0xFF000014, "2.0"),
        (0xFE0000C8, "2.00"),
        (0x01000002, "20"),
        (0x02000002, "200"),
        (0x00FFFB2E, "-1234"),
        (0xFF00016C, "36.4"),
    ],
)
def test_a_long_number_keeps_its_precision(raw: int, text: str) -> None:
    assert format(long(raw), "f") == text


@pytest.mark.parametrize(("two", "four", "special"), SPECIALS)
def test_what_is_no_number_is_never_one(two: int, four: int, special: Special) -> None:
    assert short(two) is special
    assert long(four) is special
    assert encode_sfloat(special) == two.to_bytes(2, "little")
    assert encode_float32(special) == four.to_bytes(4, "little")


def test_only_an_exponent_of_zero_makes_it_special() -> None:
    assert short(0x17FF) == 20470
    assert long(0x017FFFFF) == 83886070


def test_every_short_number_comes_back() -> None:
    for raw in range(1 << 16):
        value = short(raw)
        assert short(int.from_bytes(encode_sfloat(value), "little")) == value


@given(st.integers(0, (1 << 32) - 1))
def test_every_long_number_comes_back(raw: int) -> None:
    assert encode_float32(long(raw)) == raw.to_bytes(4, "little")


@pytest.mark.parametrize("value", ["20471", "1.2345", "2047", "1E+20"])
def test_a_number_without_room_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="digits"):
        encode_sfloat(Decimal(value))


def test_ten_times_a_number_is_a_shift() -> None:
    """Multiplying gives 104.00000, a precision no meter has."""
    assert format(shifted(Decimal("0.00104"), 5), "f") == "104"
    assert format(Decimal("0.00104") * 100_000, "f") == "104.00000"
    assert shifted(Special.NAN, 5) is Special.NAN


@pytest.mark.parametrize("raw", OFF_THE_SHELF)
def test_the_decoder_we_do_not_use_is_wrong_here(raw: int) -> None:
    """A glucose of 99 mg/dL came out of it as 99 000."""
    value = short(raw)
    assert isinstance(value, Decimal)
    assert value > 1
    assert not 0.5 < OFF_THE_SHELF[raw] / float(value) < 2


@pytest.mark.parametrize("raw", OFF_THE_SHELF)
@pytest.mark.xfail(strict=True, reason="bluetooth-sig reads exponents as offset binary")
def test_the_decoder_we_do_not_use_was_mended(raw: int) -> None:
    """The day it passes, look again."""
    parser = pytest.importorskip(
        "bluetooth_sig.gatt.characteristics.utils.ieee11073_parser",
        reason="bluetooth-sig is not installed: it is no dependency of ours",
    )
    read = parser.IEEE11073Parser.parse_sfloat(raw.to_bytes(2, "little"))
    assert read == float(format(short(raw), "f"))


@pytest.mark.parametrize(
    ("file", "raw"),
    [
        ("phd_ig_spotnumeric-1.0.0.3.json", [0xF1E0]),
        ("phd_ig_bloodPress-1.0.1.json", [0x0074, 0x0047, 0x0056]),
    ],
)
def test_the_numbers_of_the_guide_are_ours(
    samples: Path, file: str, raw: list[int]
) -> None:
    """The resources HL7 publishes state what such bytes became: 48.0, 116, 71, 86."""
    text = (samples / "devices" / file).read_text(encoding="utf-8")
    published = json.loads(text, parse_float=str, parse_int=str)
    held = [published, *published["component"]]
    stated = [
        part["valueQuantity"]["value"] for part in held if "valueQuantity" in part
    ]
    assert [format(short(each), "f") for each in raw] == stated
