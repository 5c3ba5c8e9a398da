"""A packet is taken field after field, to its very end."""

import pytest

from app.domain.sig.packet import DecodeError, Packet, flagged, optional, packed, u16


def test_fields_are_little_endian() -> None:
    packet = Packet(b"\x01\x02\xff\xff\x03")
    assert (packet.unsigned(2), packet.signed(2), packet.left) == (0x0201, -1, 1)
    assert packet.rest() == b"\x03"
    packet.close()


@pytest.mark.parametrize("taken", [0, 1])
def test_a_field_that_is_not_there_is_short(taken: int) -> None:
    packet = Packet(bytes(taken))
    with pytest.raises(DecodeError, match="short"):
        packet.unsigned(2)


def test_what_is_left_is_refused() -> None:
    with pytest.raises(DecodeError, match="trailing"):
        Packet(b"\0").close()


def test_a_flag_nobody_knows_is_refused() -> None:
    assert Packet(b"\x03").flags(1, 0x03) == 3
    with pytest.raises(DecodeError, match="flags"):
        Packet(b"\x04").flags(1, 0x03)


def test_an_absent_field_takes_nothing() -> None:
    packet = Packet(b"\x07\0")
    assert packet.given(0, u16) is None
    assert packet.given(4, u16) == 7


def test_zero_is_a_value_and_not_an_absence() -> None:
    absent, present = False, True
    assert flagged(0, None, absent, present, b"") == 0b11001
    assert optional(0, 1) == b"\0"
    assert optional(None, 2) == b""
    assert packed(-2, 1, signed=True) == b"\xfe"
