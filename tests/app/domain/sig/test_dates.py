"""The date a device shows: its own, known or not, and one that exists."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sig.dates import DeviceTime, device_time, shown_at
from app.domain.sig.packet import DecodeError, Packet


def test_a_date_is_read_as_shown() -> None:
    shown = device_time(Packet(bytes.fromhex("ea070b15070300")))
    assert shown == DeviceTime(2026, 11, 21, 7, 3, 0)
    assert shown.text == "2026-11-21T07:03:00"
    assert shown.local == datetime.fromisoformat(shown.text)


@pytest.mark.parametrize(
    "raw", ["0000 0b15 070300", "ea07 0015 070300", "ea07 0b00 0000 00"]
)
def test_a_date_the_device_does_not_know_is_none(raw: str) -> None:
    shown = device_time(Packet(bytes.fromhex(raw)))
    assert shown.local is None
    assert shown.packed == bytes.fromhex(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "ea070d15070300",
        "ea070b20070300",
        "ea07021e070300",
        "ea070b15180000",
        "ea070b15003c00",
        "ea070b1500003c",
        "ffff0b15070300",
    ],
)
def test_a_date_of_no_calendar_is_refused(raw: str) -> None:
    with pytest.raises(DecodeError, match="value"):
        device_time(Packet(bytes.fromhex(raw)))


@given(st.datetimes())
def test_every_date_comes_back(local: datetime) -> None:
    shown = shown_at(local)
    assert shown.local == local.replace(microsecond=0, fold=0)
    assert device_time(Packet(shown.packed)) == shown
