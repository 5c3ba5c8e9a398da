"""A sensor says what it can do, and when it began."""

from datetime import timedelta

import pytest

from app.domain.sig import cgm_session
from app.domain.sig.cgm_session import Feature, SessionStart
from app.domain.sig.dates import DeviceTime
from app.domain.sig.packet import DecodeError

WHEN = DeviceTime(2026, 11, 21, 8, 0, 0)


def test_a_sensor_without_checksums_says_so_with_ff() -> None:
    read = cgm_session.decode_feature(bytes.fromhex("00000059ffff"))
    assert read == Feature(0, 9, 5)
    assert (read.crc, read.sessions) == (False, False)
    assert cgm_session.encode_feature(read).hex() == "00000059ffff"


def test_a_checksum_that_is_promised_is_checked() -> None:
    with pytest.raises(DecodeError, match="crc"):
        cgm_session.decode_feature(bytes.fromhex("00100059ffff"))


def test_a_start_knows_how_far_it_is_from_utc() -> None:
    raw = bytes.fromhex("ea070b150800000404")
    read = cgm_session.decode_start(raw, crc=False)
    assert (read, read.offset) == (SessionStart(WHEN, 4, 4), timedelta(hours=2))
    assert read.packed == raw


@pytest.mark.parametrize("raw", ["8004", "04ff", "80ff"])
def test_a_start_may_not_know_where_it_is(raw: str) -> None:
    read = cgm_session.decode_start(bytes.fromhex(f"ea070b15080000{raw}"), crc=False)
    assert read.offset is None
    assert read.packed.hex().endswith(raw)


def test_a_saving_of_no_country_is_refused() -> None:
    with pytest.raises(DecodeError, match="value"):
        cgm_session.decode_start(bytes.fromhex("ea070b150800000403"), crc=False)


def test_a_status_says_that_it_stopped() -> None:
    assert cgm_session.decode_status(bytes.fromhex("2c01010000"), crc=False).stopped
    assert not cgm_session.decode_status(bytes.fromhex("2c01000000"), crc=False).stopped
