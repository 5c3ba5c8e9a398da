"""A record becomes a reading that says what it was."""

from decimal import Decimal

from app.domain.device import TimeSource, Way
from app.imports.apple_health.making import Devices, pressure, reading, value_of
from app.imports.apple_health.records import Said

SAID: Said = {
    "type": "HKQuantityTypeIdentifierBodyMass",
    "sourceName": "Balance",
    "unit": "lb",
    "startDate": "2026-11-20 07:30:00 +0100",
    "value": "154.3",
    "HKBloodGlucoseMealTime": "2",
}


def test_a_value_is_in_the_unit_of_its_kind_or_says_why_not() -> None:
    assert value_of("body-weight", SAID) == Decimal("69.989")
    assert value_of("body-weight", {**SAID, "unit": "pieds"}) == "unit"
    assert value_of("body-weight", {**SAID, "value": ""}) == "value"


def test_a_reading_keeps_what_was_stated() -> None:
    device = Devices().of(SAID)
    made = reading("body-weight", Decimal("69.989"), SAID, device)
    assert (made.stated.text, made.stated.unit, made.unit) == ("154.3", "lb", "kg")
    assert (made.stamp.source, made.way) == (TimeSource.FILE, Way.FILE)
    assert made.stamp.raw == SAID["startDate"]
    assert made.context == (("meal", "after-meal"),)


def key(kind: str, start: str, value: str = "154.3") -> bytes:
    said = {**SAID, "startDate": start, "value": value}
    return reading(kind, Decimal(value), said, Devices().of(said)).key


def test_one_instant_told_on_another_clock_is_the_same_reading() -> None:
    here = key("body-weight", "2026-11-20 07:30:00 +0100")
    assert key("body-weight", "2026-11-20 02:30:00 -0400") == here
    assert key("body-weight", "2026-11-20 07:30:01 +0100") != here


def test_the_total_of_a_day_is_that_of_the_day_wherever_it_is_read() -> None:
    here = key("steps-by-day", "2026-11-20 12:00:00 +0100", "4000")
    assert key("steps-by-day", "2026-11-20 12:00:00 -0400", "4000") == here
    assert key("steps-by-day", "2026-11-21 12:00:00 +0100", "4000") != here
    assert key("steps-by-day", "2026-11-20 12:00:00 +0100", "4500") != here


def test_a_pressure_holds_two_values_and_no_other() -> None:
    high, low = {**SAID, "value": "128"}, {**SAID, "value": "82"}
    device = Devices().of(SAID)
    made = pressure((Decimal(128), Decimal(82)), (high, low), device)
    assert (made.value, made.parts) == (None, (Decimal(128), Decimal(82)))


def test_a_device_is_described_once() -> None:
    devices = Devices()
    assert devices.of(SAID) is devices.of({**SAID, "device": "name:Autre"})
