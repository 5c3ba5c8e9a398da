"""A belt: beats as they come, and no number off the skin."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.devices.heart_rate import DRIVER, MEASUREMENT
from app.domain.device import Mark, Reading, TimeSource
from app.domain.dialogue import (
    Capability,
    Done,
    Event,
    Frame,
    Keep,
    Notified,
    Outcome,
    Refusal,
    Silence,
    Tell,
)
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


def beats(*rates: str) -> list[Event]:
    """Return rates of each second, written in hexadecimal, each told after."""
    told: list[Event] = []
    for second, raw in enumerate(rates):
        at = NOW + timedelta(seconds=second)
        told += [Notified(MEASUREMENT, bytes.fromhex(raw), at), Done()]
    return told


def test_of_a_belt_that_never_stops_one_rate_is_kept() -> None:
    """Every beat of an hour would be 3,600 measures nobody asked for."""
    endless = beats(*(f"06{50 + each:02x}" for each in range(60)))
    asked, outcome = led(DRIVER, SESSION, Done(), *endless)
    (reading,) = kept(asked)
    assert reading.value == Decimal(50 + 9)
    assert reading.stamp.at == NOW + timedelta(seconds=9)
    assert [each for each in asked if isinstance(each, Tell)][-1] == Tell(10, 10)
    assert outcome is Outcome.COMPLETE


def test_a_belt_that_slips_begins_again() -> None:
    slipping = beats(*(5 * ["0648"]), "0400", *(10 * ["064a"]))
    asked, _ = led(DRIVER, SESSION, Done(), *slipping, Done())
    assert [reading.value for reading in kept(asked)] == [Decimal(74)]


@pytest.mark.parametrize(
    ("rates", "values"),
    [(["0648", "0649"], [Decimal(73)]), (["0648", "0400"], []), ([], [])],
)
def test_a_belt_that_falls_silent_leaves_its_last_rate(
    rates: list[str], values: list[Decimal]
) -> None:
    asked, outcome = led(DRIVER, SESSION, Done(), *beats(*rates), Silence(), Done())
    assert [reading.value for reading in kept(asked)] == values
    assert outcome is (Outcome.COMPLETE if values else Outcome.NOTHING_NEW)


def test_a_belt_that_is_never_steady_is_left() -> None:
    asked, outcome = led(DRIVER, SESSION, Done(), *beats(*(400 * ["0400"])))
    assert (kept(asked), outcome) == ([], Outcome.NOTHING_NEW)


def test_another_characteristic_is_no_rate() -> None:
    battery = Notified("2a19", b"\x48", NOW)
    asked, outcome = led(DRIVER, SESSION, Done(), battery, Silence())
    assert (kept(asked), outcome) == ([], Outcome.NOTHING_NEW)


def test_a_wrong_packet_is_set_aside_and_the_rest_is_heard() -> None:
    asked, _ = led(DRIVER, SESSION, Done(), *beats("ff", "0648"), Silence(), Done())
    rejected = [
        one for each in asked if isinstance(each, Keep) for one in each.rejected
    ]
    assert [each.reason for each in rejected] == ["flags"]
    assert [reading.value for reading in kept(asked)] == [Decimal(72)]


def test_the_same_rate_a_second_later_is_another_reading() -> None:
    one, other = (
        next(iter(DRIVER.read(Frame("", MEASUREMENT, b"\x00\x48", at), SESSION)))
        for at in (NOW, NOW + timedelta(seconds=1))
    )
    assert isinstance(one, Reading)
    assert isinstance(other, Reading)
    assert one.key != other.key


def test_a_belt_that_refuses_ends_the_dialogue() -> None:
    assert led(DRIVER, SESSION, Refusal("absent"))[1] is Outcome.REFUSED


def test_it_is_live_and_has_no_memory() -> None:
    assert Capability.LIVE in DRIVER.can
    assert Capability.HISTORY not in DRIVER.can


def test_a_belt_shouts_nothing() -> None:
    assert list(DRIVER.hears(shouting({}), SESSION)) == []
