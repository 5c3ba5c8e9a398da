"""A belt: beats as they come, and no number off the skin."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.devices.heart_rate import DRIVER, MEASUREMENT
from app.domain.device import Mark, TimeSource
from app.domain.dialogue import Capability, Done, Notified, Outcome, Silence
from tests.app.devices.heard import NOW, SESSION, kept, led, readings, shouting


def test_a_rate_is_of_now() -> None:
    (reading,) = readings(DRIVER, MEASUREMENT, "0648")
    assert (reading.kind, reading.value, reading.unit) == (
        "heart-rate",
        Decimal(72),
        "/min",
    )
    assert (reading.stamp.at, reading.stamp.source) == (NOW, TimeSource.RECEIVED)
    assert not reading.marks


@pytest.mark.parametrize("raw", ["0448", "0000", "0600"])
def test_off_the_skin_there_is_no_rate(raw: str) -> None:
    (reading,) = readings(DRIVER, MEASUREMENT, raw)
    assert reading.value is None
    assert reading.marks == {Mark.FAILED}


def test_the_same_rate_a_second_later_is_another_reading() -> None:
    beats = [
        Notified(MEASUREMENT, b"\x00\x48", NOW + timedelta(seconds=each))
        for each in range(2)
    ]
    asked, outcome = led(
        DRIVER, SESSION, Done(), beats[0], Done(), beats[1], Done(), Silence()
    )
    one, other = kept(asked)
    assert one.key != other.key
    assert other.stamp.at == NOW + timedelta(seconds=1)
    assert outcome is Outcome.COMPLETE


def test_nothing_of_it_is_kept_by_itself() -> None:
    """The person presses « Garder »: it is live, and has no memory."""
    assert Capability.LIVE in DRIVER.can
    assert Capability.HISTORY not in DRIVER.can


def test_a_belt_shouts_nothing() -> None:
    assert list(DRIVER.hears(shouting({}), SESSION)) == []
