"""An oximeter: what it measures now, what it kept, and how good it is."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest

from app.devices.oximeter import DRIVER, MEASUREMENT
from app.domain.device import Mark, Rejected, Special, TimeSource, Way
from app.domain.dialogue import Done, Notified, Outcome, Refusal, Silence, Subscribe
from app.domain.sig import oximeter
from app.domain.sig.dates import DeviceTime
from app.domain.sig.oximeter import Sensor, Spot, Status
from tests.app.devices.heard import (
    NIGHT,
    NOW,
    SESSION,
    kept,
    led,
    read,
    readings,
    shouting,
)
from tests.app.devices.played import Dialogue, Kept, Memory, Packet

RACP = "2a52"
WHEN = DeviceTime(2026, 11, 21, 7, 3, 0)


def spot(status: int = 0, sensor: int = 0) -> str:
    """Return a saturation of 97 % with these statuses, in hexadecimal."""
    said = Spot(Decimal(97), Decimal(61), status=status, sensor=sensor)
    return oximeter.encode(said).hex()


def test_a_saturation_and_its_pulse_are_two_readings() -> None:
    saturation, pulse = readings(DRIVER, MEASUREMENT, f"0161003d00{NIGHT}")
    assert (saturation.kind, saturation.value, saturation.unit) == (
        "oxygen-saturation",
        Decimal(97),
        "%",
    )
    assert (pulse.kind, pulse.value, pulse.unit) == ("heart-rate", Decimal(61), "/min")
    assert (saturation.stated.text, saturation.stated.unit) == ("97", "%")
    assert (pulse.stated.text, pulse.stated.unit) == ("61", "/min")
    assert saturation.key != pulse.key


@pytest.mark.parametrize(
    "status", [Status.UNAVAILABLE, Status.INVALID, Status.CALIBRATING]
)
def test_a_measure_that_was_not_made_has_no_number(status: Status) -> None:
    (saturation,) = readings(DRIVER, MEASUREMENT, spot(status))
    assert (saturation.value, saturation.stated.text) == (Special.NRES, "97")
    assert Mark.FAILED in saturation.marks


@pytest.mark.parametrize("status", [Status.DEMONSTRATION, Status.TESTING])
def test_what_it_plays_is_marked_as_played(status: Status) -> None:
    both = readings(DRIVER, MEASUREMENT, spot(status))
    assert all(Mark.VIRTUAL in reading.marks for reading in both)


@pytest.mark.parametrize(
    ("status", "sensor"),
    [(Status.QUESTIONABLE, 0), (0, Sensor.UNCONNECTED), (0, Sensor.MALFUNCTION)],
)
def test_what_it_doubts_is_marked(status: int, sensor: int) -> None:
    both = readings(DRIVER, MEASUREMENT, spot(status, sensor))
    assert len(both) == 2
    assert all(Mark.DEVICE_FAULT in reading.marks for reading in both)


def test_what_is_no_number_is_never_one() -> None:
    (saturation,) = readings(DRIVER, MEASUREMENT, "00ff073d00")
    assert saturation.value is Special.NAN
    assert Mark.FAILED in saturation.marks


@pytest.mark.parametrize(
    ("status", "source"),
    [(Status.STORED, TimeSource.SUSPECT), (Status.QUALIFIED, TimeSource.RECEIVED)],
)
def test_a_clock_that_was_never_set_dates_nothing(
    status: Status, source: TimeSource
) -> None:
    said = Spot(Decimal(97), Decimal(61), WHEN, status, unset=True)
    saturation, _ = readings(DRIVER, MEASUREMENT, oximeter.encode(said).hex())
    assert saturation.stamp.source is source


def test_a_memory_without_dates_is_asked_about_once() -> None:
    """Read again next week, it is the same night: not one of that day."""
    said = oximeter.encode(Spot(Decimal(91), Decimal(55)))
    home = Kept()
    for week in range(2):
        peer = Memory(values={RACP: b""}, records=[(0, [(MEASUREMENT, said)])])
        later = NOW + timedelta(days=7 * week)
        Dialogue(peer, home, now=later).lead(DRIVER)
    assert nights(home) == ["91"]
    assert {each.stamp.source for each in home.readings.values()} == {
        TimeSource.SUSPECT
    }


def test_what_came_from_its_memory_is_said() -> None:
    assert readings(DRIVER, MEASUREMENT, spot(Status.STORED))[0].way is Way.STORED
    now = readings(DRIVER, MEASUREMENT, spot(Status.QUALIFIED))[0]
    assert (now.way, now.stamp.source) == (Way.INDICATED, TimeSource.RECEIVED)


@pytest.mark.parametrize("time", [None, DeviceTime(2000, 1, 1, 0, 3, 0)])
def test_a_packet_alone_that_may_be_of_last_night_is_not_of_now(
    time: DeviceTime | None,
) -> None:
    said = oximeter.encode(Spot(Decimal(91), Decimal(55), time)).hex()
    saturation, _ = readings(DRIVER, MEASUREMENT, said)
    assert saturation.stamp.source is TimeSource.SUSPECT


def test_a_wrong_packet_is_set_aside_whole() -> None:
    assert read(DRIVER, MEASUREMENT, "0061") == [
        Rejected("short", b"\x00\x61", MEASUREMENT)
    ]


def memory(count: int) -> Memory:
    """Return an oximeter that kept *count* nights."""
    packets: list[tuple[int, list[Packet]]] = []
    for each in range(count):
        time = WHEN._replace(day=1 + each)
        said = Spot(Decimal(90 + each), Decimal(60), time, Status.STORED)
        packets.append((each, [(MEASUREMENT, oximeter.encode(said))]))
    return Memory(values={RACP: b""}, records=packets)


def nights(home: Kept) -> Sequence[object]:
    """Return the saturations of a home, in the order of their value."""
    kinds = (each for each in home.readings.values() if each.kind != "heart-rate")
    return sorted(str(each.value) for each in kinds)


def test_what_it_kept_is_brought_then_what_it_measures() -> None:
    peer, home = memory(8), Kept()
    outcome = Dialogue(peer, home).lead(DRIVER)
    assert nights(home) == [str(90 + each) for each in range(8)]
    assert (outcome, home.duplicates) == (Outcome.COMPLETE, 0)


@pytest.mark.parametrize("breaks", range(1, 10))
def test_a_link_that_breaks_loses_and_doubles_nothing(breaks: int) -> None:
    home = Kept()
    Dialogue(memory(8), home, breaks=breaks).lead(DRIVER)
    Dialogue(memory(8), home).lead(DRIVER)
    assert nights(home) == [str(90 + each) for each in range(8)]
    assert len(home.readings) == 16


def test_one_without_a_memory_is_only_heard() -> None:
    said = Notified(MEASUREMENT, bytes.fromhex(f"0161003d00{NIGHT}"), NOW)
    asked, outcome = led(DRIVER, SESSION, Done(), said, Done(), Silence())
    assert asked[0] == Subscribe(MEASUREMENT)
    assert [reading.value for reading in kept(asked)] == [Decimal(97), Decimal(61)]
    assert outcome is Outcome.COMPLETE
    assert led(DRIVER, SESSION, Refusal("needs_pairing"))[1] is Outcome.NEEDS_PAIRING


def test_an_oximeter_shouts_nothing() -> None:
    assert list(DRIVER.hears(shouting({}), SESSION)) == []
