"""The clock of a device, as it is read and set."""

from datetime import datetime

import pytest

from app.domain.sig import clock
from app.domain.sig.packet import DecodeError


def test_a_clock_is_set_to_the_quarter_of_a_second() -> None:
    local = datetime.fromisoformat("2026-11-21T08:00:30.500000")
    assert clock.encode(clock.right(local)).hex() == "ea070b1508001e068000"
    assert clock.decode(clock.encode(clock.right(local))).time.local == local.replace(
        microsecond=0
    )


def test_a_week_has_seven_days() -> None:
    with pytest.raises(DecodeError, match="value"):
        clock.decode(bytes.fromhex("ea070b1508001e080000"))
