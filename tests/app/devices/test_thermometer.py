"""A thermometer: its temperature, its unit, the place it was taken at."""

import pytest

from app.devices.thermometer import DRIVER, MEASUREMENT, PLACE
from app.domain.device import Mark, Rejected, Special
from app.domain.dialogue import (
    Done,
    Event,
    Notified,
    Outcome,
    Read,
    Refusal,
    Silence,
    Value,
)
from app.kinds.body_temperature import KIND
from tests.app.devices.heard import (
    NIGHT,
    NOW,
    SESSION,
    having,
    kept,
    led,
    read,
    readings,
    shouting,
)


def test_a_temperature_is_kept_with_its_place() -> None:
    (reading,) = readings(DRIVER, MEASUREMENT, f"06730100ff{NIGHT}03")
    assert (reading.kind, str(reading.value), reading.unit) == (
        "body-temperature",
        "37.1",
        "Cel",
    )
    assert reading.context == (("site", "117590005"),)


def test_every_place_it_says_is_an_answer_people_know() -> None:
    (site,) = KIND.asks
    told = {
        code
        for number in range(10)
        for each in readings(DRIVER, MEASUREMENT, f"04730100ff{number:02x}")
        for _, code in each.context
    }
    assert len(told) == 4
    assert told <= {code for code, _ in site.answers}


def test_fahrenheit_is_kept_as_stated() -> None:
    (reading,) = readings(DRIVER, MEASUREMENT, "01da0300ff")
    assert str(reading.value) == "37.00"
    assert (reading.stated.text, reading.stated.unit) == ("98.6", "[degF]")


@pytest.mark.parametrize(
    ("raw", "special", "mark"),
    [
        ("00ffff7f00", Special.NAN, Mark.FAILED),
        ("00feff7f00", Special.POS_INF, Mark.HIGH),
        ("0002008000", Special.NEG_INF, Mark.LOW),
    ],
)
def test_what_is_no_number_is_never_one(raw: str, special: Special, mark: Mark) -> None:
    (reading,) = readings(DRIVER, MEASUREMENT, raw)
    assert reading.value is special
    assert mark in reading.marks


def test_a_wrong_packet_is_set_aside_whole() -> None:
    assert read(DRIVER, MEASUREMENT, "0073") == [
        Rejected("short", b"\x00\x73", MEASUREMENT)
    ]


@pytest.mark.parametrize(
    ("said", "context"),
    [
        (Value(PLACE, b"\x06", NOW), (("site", "123851003"),)),
        (Value(PLACE, b"\x02", NOW), ()),
        (Value(PLACE, b"", NOW), ()),
        (Refusal("02"), ()),
    ],
)
def test_a_thermometer_says_once_where_it_measures(
    said: Event, context: tuple[tuple[str, str], ...]
) -> None:
    measured = Notified(MEASUREMENT, bytes.fromhex("00730100ff"), NOW)
    asked, outcome = led(
        DRIVER, having(PLACE, MEASUREMENT), said, Done(), measured, Done(), Silence()
    )
    assert asked[0] == Read(PLACE)
    assert [reading.context for reading in kept(asked)] == [context]
    assert outcome is Outcome.COMPLETE


def test_a_thermometer_shouts_nothing() -> None:
    assert list(DRIVER.hears(shouting({}), SESSION)) == []
