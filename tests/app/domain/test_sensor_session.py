"""A session of a sensor keeps the name it was first known by."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Fold, TimeSource
from app.domain.recorded import Record, cursor_of
from app.domain.sensor_session import SAME, session_of
from app.domain.sig.cgm_session import SessionStart, Status
from app.domain.sig.dates import DeviceTime
from app.domain.stamping import Clock
from tests.app.devices.played import NOW, PARIS
from tests.app.devices.sensors import STARTED, start_at

CLOCK = Clock(PARIS, NOW)
FOUR_DAYS = 4 * 24 * 60
STATUS = Status(FOUR_DAYS)
FIRST = start_at(STARTED)
UNSET = SessionStart(DeviceTime(0, 0, 0))
AT_NOON = cursor_of(Record(3000, FIRST.packed), left=0)


def moved(by: timedelta) -> SessionStart:
    """Return the first start, moved."""
    return start_at(STARTED + by)


@given(minutes=st.integers(-30, 30))
def test_a_start_that_moves_a_little_changes_no_name(minutes: int) -> None:
    start = moved(timedelta(minutes=minutes))
    found = session_of(start, STATUS, cursor=AT_NOON, clock=CLOCK)
    assert found.name == FIRST.packed


@given(minutes=st.integers(31, 5000))
def test_a_start_that_moves_more_is_another_session(minutes: int) -> None:
    start = moved(timedelta(minutes=minutes))
    status = Status(FOUR_DAYS - minutes)
    found = session_of(start, status, cursor=AT_NOON, clock=CLOCK)
    assert found.name == start.packed


def test_minutes_that_restart_are_another_session() -> None:
    start = moved(timedelta(minutes=1))
    found = session_of(start, Status(10), cursor=AT_NOON, clock=CLOCK)
    assert found.name == start.packed


def test_the_same_start_said_with_another_offset_is_the_same_session() -> None:
    elsewhere = SessionStart(
        DeviceTime(*(STARTED - timedelta(hours=1)).timetuple()[:6]), 0, 0
    )
    found = session_of(elsewhere, STATUS, cursor=AT_NOON, clock=CLOCK)
    assert found.name == FIRST.packed


def test_a_record_is_so_many_minutes_after_its_start() -> None:
    stamp = session_of(FIRST, STATUS, cursor=None, clock=CLOCK).stamp(65)
    assert stamp.at == STARTED + timedelta(minutes=65)
    assert stamp.raw == f"{FIRST.time.text} +65min"


def test_minutes_are_real_ones_through_the_night_of_spring() -> None:
    before = datetime(2026, 3, 29, 1, tzinfo=PARIS)
    clock = replace(CLOCK, heard_at=before + timedelta(days=2))
    found = session_of(start_at(before), None, cursor=None, clock=clock)
    at = found.stamp(120).at
    assert at is not None
    assert at.astimezone(PARIS).strftime("%H:%M") == "04:00"


def test_a_start_in_the_hour_that_comes_twice_is_said() -> None:
    twice = SessionStart(DeviceTime(2026, 10, 25, 2, 30))
    found = session_of(twice, None, cursor=None, clock=CLOCK)
    assert found.stamp(5).fold is Fold.AMBIGUOUS


def test_a_clock_that_is_ahead_is_corrected() -> None:
    ahead = replace(CLOCK, skew=timedelta(minutes=6))
    stamp = session_of(FIRST, STATUS, cursor=None, clock=ahead).stamp(5)
    assert stamp.source is TimeSource.CORRECTED
    assert stamp.at == STARTED - timedelta(minutes=1)


def test_a_minute_still_to_come_has_no_date() -> None:
    found = session_of(FIRST, STATUS, cursor=None, clock=CLOCK)
    assert found.stamp(FOUR_DAYS + 5).source is TimeSource.SUSPECT


@pytest.mark.parametrize("start", [DeviceTime(0, 0, 0), DeviceTime(1970, 1, 1)])
def test_a_sensor_that_stopped_without_a_start_has_no_date(start: DeviceTime) -> None:
    stopped = Status(FOUR_DAYS, status=1)
    found = session_of(SessionStart(start), stopped, cursor=None, clock=CLOCK)
    assert found.stamp(5).source is TimeSource.SUSPECT


@given(seconds=st.integers(0, 1799))
def test_a_session_counted_back_keeps_its_name_from_one_dialogue_to_the_next(
    seconds: int,
) -> None:
    first = session_of(UNSET, STATUS, cursor=None, clock=CLOCK)
    later = replace(CLOCK, heard_at=NOW + timedelta(seconds=seconds))
    cursor = cursor_of(Record(FOUR_DAYS, first.name), left=0)
    again = session_of(UNSET, STATUS, cursor=cursor, clock=later)
    assert again.name == first.name
    assert timedelta(minutes=30) == SAME


@given(name=st.binary(max_size=12), number=st.integers(0, 0xFFFF))
def test_a_cursor_of_another_age_is_another_session(name: bytes, number: int) -> None:
    cursor = cursor_of(Record(number, name), left=0)
    found = session_of(FIRST, None, cursor=cursor, clock=CLOCK)
    assert len(found.name) == 9


@given(late=st.floats(-5, 5))
def test_two_readers_of_a_clock_that_is_ahead_tell_the_same_instants(
    late: float,
) -> None:
    """What each sees of the clock differs by the time its answer took."""
    ahead = replace(CLOCK, skew=timedelta(seconds=300 + late))
    stamp = session_of(FIRST, STATUS, cursor=None, clock=ahead).stamp(10)
    assert stamp.at == STARTED + timedelta(minutes=5)


def test_two_readers_of_a_sensor_without_a_start_agree_nearly_always() -> None:
    """A sensor says whole minutes: heard within one, it may be of two starts."""

    def told(start: int, since: int) -> tuple[bytes, datetime | None]:
        clock = replace(CLOCK, heard_at=NOW + timedelta(seconds=start + since))
        found = session_of(UNSET, STATUS, cursor=None, clock=clock)
        return found.name, found.stamp(5).at

    agreed = [
        told(start, one) == told(start, other)
        for start in range(0, 300, 5)
        for one in range(0, 60, 15)
        for other in range(0, 60, 15)
    ]
    assert sum(agreed) / len(agreed) > 0.9


@given(seconds=st.integers(0, 1499), minutes=st.integers(0, 60))
def test_a_session_counted_back_goes_on_from_the_start_it_is_known_by(
    seconds: int, minutes: int
) -> None:
    first = session_of(UNSET, STATUS, cursor=None, clock=CLOCK)
    cursor = cursor_of(Record(FOUR_DAYS, first.name), left=0)
    since = timedelta(minutes=minutes, seconds=seconds)
    later = replace(CLOCK, heard_at=NOW + since)
    status = Status(FOUR_DAYS + minutes)
    again = session_of(UNSET, status, cursor=cursor, clock=later)
    assert again.stamp(FOUR_DAYS - 5) == first.stamp(FOUR_DAYS - 5)
