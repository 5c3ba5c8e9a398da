"""A cuff: its pressure whole, its pulse beside, and what may have spoilt it."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.devices.blood_pressure import DRIVER, MEASUREMENT
from app.domain.device import Mark, Rejected, Special, TimeSource, Way
from app.domain.dialogue import (
    Done,
    Notified,
    Outcome,
    Read,
    Refusal,
    Silence,
    Subscribe,
    Value,
    Wait,
    Write,
)
from app.domain.sig import clock, pressure
from app.domain.sig.dates import DeviceTime
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

MEASURED = f"16 7400 4700 5600 {NIGHT} 4800 0000"
RAW = bytes.fromhex(MEASURED)
SAID = Notified(MEASUREMENT, RAW, NOW)


@pytest.mark.covers("C-036")
def test_a_pressure_and_its_pulse_are_two_readings() -> None:
    both, pulse = readings(DRIVER, MEASUREMENT, MEASURED)
    assert (both.kind, both.value, both.unit) == ("blood-pressure", None, "mm[Hg]")
    assert both.parts == (Decimal(116), Decimal(71))
    assert (both.stated.text, both.stated.unit) == ("116/71", "mm[Hg]")
    assert both.context == (("mean", "86"),)
    assert (pulse.kind, pulse.value, pulse.unit) == ("heart-rate", Decimal(72), "/min")
    assert both.key != pulse.key
    assert both.stated.raw == pulse.stated.raw == RAW
    assert (both.way, both.slot) == (Way.INDICATED, None)


def test_its_date_is_the_one_it_shows() -> None:
    both, pulse = readings(DRIVER, MEASUREMENT, MEASURED)
    assert both.stamp == pulse.stamp
    assert both.stamp.at == NOW - timedelta(seconds=5)
    assert both.marks == {Mark.CLOCK_UNREAD}


def test_kilopascals_are_kept_as_stated() -> None:
    (both,) = readings(DRIVER, MEASUREMENT, "01a0f06af07cf0")
    assert both.parts == (Decimal(120), Decimal(80))
    assert (both.stated.text, both.stated.unit) == ("16.0/10.6", "kPa")
    assert both.context == (("mean", "93"),)


def test_half_a_pressure_is_a_failure_and_not_a_number() -> None:
    (both,) = readings(DRIVER, MEASUREMENT, "007400ff07ff07")
    assert both.parts == (Decimal(116), Special.NAN)
    assert Mark.FAILED in both.marks
    assert both.context == ()


def test_a_pulse_that_is_no_number_is_left_out() -> None:
    (both,) = readings(DRIVER, MEASUREMENT, "04740047005600ff07")
    assert both.kind == "blood-pressure"


def test_what_may_have_spoilt_it_is_said() -> None:
    (both,) = readings(DRIVER, MEASUREMENT, "107400470056000700")
    assert both.context[1:] == (
        ("status", "moved"),
        ("status", "cuff-loose"),
        ("status", "irregular-pulse"),
    )


def test_the_user_of_the_cuff_is_kept() -> None:
    assert readings(DRIVER, MEASUREMENT, "0874004700560002")[0].slot == 2


@pytest.mark.parametrize(
    ("raw", "reason"),
    [(MEASURED[:-2], "short"), (MEASURED + "00", "trailing"), ("ff", "flags")],
)
def test_a_wrong_packet_is_set_aside_whole(raw: str, reason: str) -> None:
    (rejected,) = read(DRIVER, MEASUREMENT, raw)
    assert rejected == Rejected(reason, bytes.fromhex(raw), MEASUREMENT)


def test_without_a_time_it_is_now_and_said_twice_it_is_one() -> None:
    first = Notified(MEASUREMENT, bytes.fromhex("00740047005600"), NOW)
    echo = Notified(MEASUREMENT, first.payload, NOW + timedelta(seconds=59))
    asked, outcome = led(
        DRIVER, SESSION, Done(), first, Done(), echo, Done(), Silence()
    )
    one, other = kept(asked)
    assert (one.stamp.source, one.stamp.at) == (TimeSource.RECEIVED, NOW)
    assert (one.key, outcome) == (other.key, Outcome.COMPLETE)


def test_the_clock_is_read_first_and_set_last() -> None:
    slow = DeviceTime(2026, 11, 21, 6, 57, 5)
    shown = Value("2a2b", clock.encode(clock.CurrentTime(slow)), NOW)
    late = pressure.Pressure(Decimal(116), Decimal(71), Decimal(86), time=slow)
    said = Notified(MEASUREMENT, pressure.encode(late), NOW)
    asked, outcome = led(
        DRIVER,
        having("2a2b", MEASUREMENT),
        *(shown, Done(), said, Done(), Silence(), shown, Done()),
    )
    assert isinstance(asked[0], Read)
    assert asked[1] == Subscribe(MEASUREMENT)
    assert isinstance(asked[-1], Write)
    assert clock.decode(asked[-1].payload).time == DeviceTime(2026, 11, 21, 7, 3, 5)
    (reading,) = kept(asked)
    assert (reading.stamp.source, reading.stamp.at) == (TimeSource.CORRECTED, NOW)
    assert reading.stamp.skew == timedelta(minutes=-6)
    assert outcome is Outcome.COMPLETE


def test_a_clock_of_1970_does_not_date_what_is_measured_now() -> None:
    unset = DeviceTime(1970, 1, 1, 0, 5, 0)
    shown = Value("2a2b", clock.encode(clock.CurrentTime(unset)), NOW)
    now = pressure.Pressure(Decimal(116), Decimal(71), Decimal(86), time=unset)
    old = pressure.Pressure(
        Decimal(120), Decimal(80), Decimal(90), time=DeviceTime(1970, 1, 1, 0, 0, 0)
    )
    said = [Notified(MEASUREMENT, pressure.encode(each), NOW) for each in (now, old)]
    asked, _ = led(
        DRIVER,
        having("2a2b"),
        *(shown, Done(), said[0], Done(), said[1], Done(), Silence(), shown, Done()),
    )
    taken, stored = kept(asked)
    assert (taken.stamp.source, taken.stamp.at) == (TimeSource.RECEIVED, NOW)
    assert (stored.stamp.source, stored.stamp.at) == (TimeSource.SUSPECT, None)


def test_a_cuff_with_nothing_to_say_is_no_failure() -> None:
    asked, outcome = led(DRIVER, SESSION, Done(), Silence())
    assert isinstance(asked[-1], Wait)
    assert outcome is Outcome.NOTHING_NEW


def test_a_cuff_that_said_its_measure_is_not_waited_for_long() -> None:
    asked, _ = led(DRIVER, SESSION, Done(), SAID, Done(), Silence())
    assert [each.seconds for each in asked if isinstance(each, Wait)] == [30, 5]


def test_another_characteristic_is_let_by() -> None:
    other = Notified("2a36", RAW, NOW)
    asked, outcome = led(DRIVER, SESSION, Done(), other, SAID, Done(), Silence())
    assert len(kept(asked)) == 2
    assert outcome is Outcome.COMPLETE


@pytest.mark.parametrize(
    ("code", "ends"),
    [("needs_pairing", Outcome.NEEDS_PAIRING), ("absent", Outcome.REFUSED)],
)
def test_a_cuff_that_refuses_ends_the_dialogue(code: str, ends: Outcome) -> None:
    assert led(DRIVER, SESSION, Refusal(code)) == ([Subscribe(MEASUREMENT)], ends)


def test_a_cuff_shouts_nothing() -> None:
    assert list(DRIVER.hears(shouting({}), SESSION)) == []
