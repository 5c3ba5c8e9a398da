"""What a meter says of a drop of blood is kept as it was stated, never as a guess."""

from collections import deque
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.devices.glucose_meter import DRIVER
from app.domain.device import Fold, Mark, Reading, Rejected, Special, TimeSource, Way
from app.domain.dialogue import Frame, Outcome, Read, Wishes, Write
from app.domain.sig import clock, glucose, glucose_context
from app.domain.sig.dates import DeviceTime
from app.domain.sig.glucose import Glucose, Status
from app.domain.sig.glucose_context import Context, Dose, Exercise
from tests.app.devices.played import NOW, PARIS, Dialogue, Kept, Memory, Packet
from tests.app.devices.sessions import a_session

LOCAL = NOW.astimezone(PARIS).replace(tzinfo=None)
WORKED = bytes.fromhex("030700EA070B150703000000 68B011")
MOLAR = bytes.fromhex("060800EA070B1507030037C011")
DROP = Glucose(
    7,
    DeviceTime(2026, 11, 21, 7, 3),
    stated=Decimal("0.00104"),
    unit="kg/L",
    sample=1,
    site=1,
)


def meter(*said: Glucose | Context, shows: datetime = LOCAL) -> Memory:
    """Return a meter with these records, and a clock that can be read."""
    packets: list[Packet] = [
        ("2a18", glucose.encode(each))
        if isinstance(each, Glucose)
        else ("2a34", glucose_context.encode(each))
        for each in said
    ]
    now = clock.encode(clock.right(shows))
    return Memory(records=[(7, packets)], values={"2a2b": now})


def kept(*said: Glucose | Context) -> list[Reading]:
    """Return what is kept of these records."""
    dialogue = Dialogue(meter(*said), Kept())
    assert dialogue.lead(DRIVER) is Outcome.COMPLETE
    return [*dialogue.kept.readings.values()]


def one(*said: Glucose | Context) -> Reading:
    """Return the only reading that is kept."""
    (reading,) = kept(*said)
    return reading


def alone(raw: bytes, char: str = "2a18") -> list[Reading | Rejected]:
    """Read one packet alone."""
    return [*DRIVER.read(Frame("sys:12", char, raw, NOW), a_session(DRIVER.name))]


def test_the_worked_bytes_are_read_as_the_design_says() -> None:
    (reading,) = alone(WORKED)
    assert isinstance(reading, Reading)
    assert (reading.kind, reading.value) == ("blood-glucose", Decimal(104))
    assert (reading.stated.text, reading.stated.unit) == ("0.00104", "kg/L")
    assert reading.stamp.raw == "2026-11-21T07:03:00 +0min"
    assert reading.stamp.at == datetime(2026, 11, 21, 7, 3, tzinfo=PARIS)


def test_moles_are_rounded_to_the_milligram_and_kept_as_stated() -> None:
    (reading,) = alone(MOLAR)
    assert isinstance(reading, Reading)
    assert (reading.value, reading.stated.text) == (Decimal(99), "0.0055")
    assert reading.stated.unit == "mol/L"


def test_a_meal_goes_with_its_drop() -> None:
    reading = one(replace(DROP, context_follows=True), Context(7, meal=3))
    assert dict(reading.context) == {
        "sequence": "7",
        "sample": "capillary-whole-blood",
        "site": "finger",
        "meal": "fasting",
    }


def test_all_that_is_said_around_a_drop_is_kept() -> None:
    said = Context(
        7,
        carbohydrate=Dose(1, Decimal("0.024")),
        meal=2,
        tester=1,
        health=4,
        exercise=Exercise(1800, 50),
        medication=Dose(1, Decimal("0.004"), "L"),
    )
    found = dict(one(replace(DROP, context_follows=True), said).context)
    assert found["carbohydrate"] == "0.024 kg"
    assert found["carbohydrate-sort"] == "breakfast"
    assert found["medication"] == "0.004 L"
    assert found["medication-sort"] == "rapid-insulin"
    assert (found["exercise"], found["effort"]) == ("1800 s", "50 %")
    assert (found["meal"], found["tester"]) == ("after-meal", "self")
    assert found["health"] == "stress"


def test_the_hba1c_of_a_context_is_a_reading_of_its_own() -> None:
    drop = replace(DROP, context_follows=True)
    first, second = kept(drop, Context(7, hba1c=Decimal("6.8")))
    assert (second.kind, second.value, second.unit) == ("hba1c", Decimal("6.8"), "%")
    assert second.stamp == first.stamp
    assert second.key != first.key


def test_a_test_of_the_meter_is_no_value_of_a_person() -> None:
    assert Mark.CONTROL_SOLUTION in one(replace(DROP, sample=10)).marks


HIGH, LOW = Special.POS_INF, Special.NEG_INF


@pytest.mark.parametrize(
    ("said", "value", "mark"),
    [
        (replace(DROP, stated=HIGH), HIGH, Mark.HIGH),
        (replace(DROP, stated=LOW), LOW, Mark.LOW),
        (replace(DROP, status=Status.TOO_HIGH), HIGH, Mark.HIGH),
        (replace(DROP, status=Status.TOO_LOW), LOW, Mark.LOW),
        (replace(DROP, stated=Special.NAN), Special.NAN, Mark.FAILED),
        (replace(DROP, stated=Special.NRES), Special.NRES, Mark.FAILED),
        (replace(DROP, stated=None, unit=""), None, Mark.FAILED),
    ],
)
def test_what_is_no_number_is_never_one(
    said: Glucose, value: Special | None, mark: Mark
) -> None:
    reading = one(said)
    assert reading.value is value
    assert mark in reading.marks


def test_what_went_wrong_is_said() -> None:
    wrong = Status.BATTERY_LOW | Status.TOO_COLD
    reading = one(replace(DROP, status=wrong))
    said = [word for name, word in reading.context if name == "status"]
    assert said == ["battery-low", "too-cold"]


@pytest.mark.parametrize("status", Status)
def test_a_meter_that_doubts_its_value_says_so(status: Status) -> None:
    sound = Status.BATTERY_LOW | Status.TOO_HIGH | Status.TOO_LOW | Status.TIME_FAULT
    marked = Mark.DEVICE_FAULT in one(replace(DROP, status=status)).marks
    assert marked is not bool(status & sound)


def test_a_meter_that_doubts_its_clock_gives_no_date() -> None:
    stamp = one(replace(DROP, status=Status.TIME_FAULT)).stamp
    assert (stamp.at, stamp.source) == (None, TimeSource.SUSPECT)


def test_the_person_moved_the_clock_the_key_did_not() -> None:
    moved = one(replace(DROP, offset=-60))
    assert moved.stamp.at == datetime(2026, 11, 21, 6, 3, tzinfo=PARIS)
    assert moved.key == one(DROP).key


def test_a_clock_six_minutes_slow_is_corrected_then_set_right() -> None:
    peer = meter(DROP, shows=LOCAL - timedelta(minutes=6))
    dialogue = Dialogue(peer, Kept())
    dialogue.lead(DRIVER)
    (reading,) = dialogue.kept.readings.values()
    assert reading.stamp.source is TimeSource.CORRECTED
    assert reading.stamp.at == datetime(2026, 11, 21, 7, 9, tzinfo=PARIS)
    assert [char for char, _ in peer.written][-1] == "2a2b"


def test_the_clock_is_read_before_the_first_record_and_set_after_the_last() -> None:
    dialogue = Dialogue(meter(DROP, shows=LOCAL - timedelta(days=1)), Kept())
    dialogue.lead(DRIVER)
    asked = [each for each in dialogue.commands if isinstance(each, Read | Write)]
    assert asked[0] == Read("2a2b")
    assert isinstance(asked[-1], Write)
    assert asked[-1].char == "2a2b"


def test_a_clock_is_not_set_when_the_records_did_not_come() -> None:
    peer = meter(DROP, shows=LOCAL - timedelta(days=1))
    peer.mute = True
    assert Dialogue(peer, Kept()).lead(DRIVER) is Outcome.SILENT
    assert "2a2b" not in dict(peer.written)


def test_a_clock_is_not_set_when_the_person_says_no() -> None:
    peer = meter(DROP, shows=LOCAL - timedelta(days=1))
    Dialogue(peer, Kept()).lead(DRIVER, wishes=Wishes(set_clock=False))
    assert "2a2b" not in dict(peer.written)


@pytest.mark.parametrize("year", [0, 1970, 2014, 2027])
def test_a_stored_record_of_an_impossible_date_has_none(year: int) -> None:
    base = DROP.base._replace(year=year)
    assert one(replace(DROP, base=base)).stamp.source is TimeSource.SUSPECT


@pytest.mark.parametrize(
    ("base", "fold"),
    [
        (DeviceTime(2026, 3, 29, 2, 30), Fold.GAP),
        (DeviceTime(2026, 10, 25, 2, 30), Fold.AMBIGUOUS),
    ],
)
def test_the_hour_that_never_was_or_came_twice_is_said(
    base: DeviceTime, fold: Fold
) -> None:
    assert one(replace(DROP, base=base)).stamp.fold is fold


@given(zone=st.sampled_from(["Europe/Paris", "Indian/Reunion", "Pacific/Noumea"]))
def test_the_key_does_not_move_with_the_person(zone: str) -> None:
    session = replace(a_session(DRIVER.name), zone=ZoneInfo(zone))
    (there,) = DRIVER.read(Frame("sys:12", "2a18", WORKED, NOW), session)
    (here,) = alone(WORKED)
    assert isinstance(there, Reading)
    assert isinstance(here, Reading)
    assert there.key == here.key


def test_what_a_program_plays_is_said() -> None:
    dialogue = Dialogue(meter(DROP), Kept())
    dialogue.lead(DRIVER, virtual=True)
    (reading,) = dialogue.kept.readings.values()
    assert (reading.way, Mark.VIRTUAL in reading.marks) == (Way.VIRTUAL, True)


def test_a_meter_without_contexts_is_heard_all_the_same() -> None:
    peer = meter(DROP)
    peer.refusals = {"hear 2a34": deque(["absent"])}
    assert Dialogue(peer, Kept()).lead(DRIVER) is Outcome.COMPLETE


def test_a_packet_cut_anywhere_is_set_aside_with_its_bytes() -> None:
    for size in range(len(WORKED)):
        (rejected,) = alone(WORKED[:size])
        assert rejected == Rejected("short", WORKED[:size], "2a18")


def test_a_context_alone_is_set_aside() -> None:
    raw = glucose_context.encode(Context(7, meal=3))
    assert alone(raw, "2a34") == [Rejected("value", raw, "2a34")]


@given(raw=st.binary(max_size=40), char=st.sampled_from(["2a18", "2a34", "2a52"]))
def test_no_packet_breaks_it(raw: bytes, char: str) -> None:
    assert len(alone(raw, char)) <= 2
