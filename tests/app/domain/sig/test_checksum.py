"""The checksum of a sensor: published values, and each bit that changed is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sig.checksum import crc, opened, sealed
from app.domain.sig.packet import DecodeError


def test_the_published_check_value() -> None:
    """CRC-16/MCRF4XX of the catalogue of parametrised algorithms."""
    assert crc(b"123456789") == 0x6F91


@pytest.mark.parametrize(("raw", "whole"), [("1a", "1a5cb0"), ("1b", "1bd5a1")])
def test_it_is_sent_low_byte_first(raw: str, whole: str) -> None:
    assert sealed(bytes.fromhex(raw)).hex() == whole


@given(st.binary(max_size=20), st.data())
def test_a_bit_that_changed_is_seen(raw: bytes, data: st.DataObject) -> None:
    whole = sealed(raw)
    assert opened(whole) == raw
    bit = data.draw(st.integers(0, 8 * len(whole) - 1))
    changed = int.from_bytes(whole, "big") ^ 1 << bit
    with pytest.raises(DecodeError, match="crc"):
        opened(changed.to_bytes(len(whole), "big"))


@pytest.mark.parametrize("raw", [b"", b"\0"])
def test_without_room_for_one_it_is_short(raw: bytes) -> None:
    with pytest.raises(DecodeError, match="short"):
        opened(raw)
