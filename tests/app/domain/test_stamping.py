"""The date of a reading: how far the clock of a device is believed."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.device import Fold, Mark, Stamp, TimeSource
from app.domain.stamping import (
    Clock,
    filed,
    located,
    proposed,
    settled,
    skew_of,
    stamped,
    taken_now,
    unread,
)

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 21, 7, 3, 20, tzinfo=UTC)
SHOWN = datetime.fromisoformat("2026-11-21T08:03:00")
STORED = Clock(PARIS, NOW)
LIVE = replace(STORED, live=True)
MINUTE = timedelta(minutes=1)
YEAR = timedelta(days=365)


def dated(local: datetime | None, clock: Clock) -> Stamp:
    """Return the date of a reading that states *local*, or one it does not know."""
    return stamped(local, local.isoformat() if local else "0000-00-00T00:00:00", clock)


# ------------------------------------------------------------------ the zone


def test_a_local_time_gets_the_zone_of_the_person() -> None:
    assert located(SHOWN, PARIS)[0].isoformat() == "2026-11-21T08:03:00+01:00"


def test_the_hour_that_spring_skips_is_flagged_and_not_shifted() -> None:
    at, fold = located(datetime.fromisoformat("2026-03-29T02:30:00"), PARIS)
    assert (at.isoformat(), fold) == ("2026-03-29T02:30:00+01:00", Fold.GAP)


def test_the_hour_that_autumn_repeats_is_flagged() -> None:
    at, fold = located(datetime.fromisoformat("2026-10-25T02:30:00"), PARIS)
    assert (at.isoformat(), fold) == ("2026-10-25T02:30:00+02:00", Fold.AMBIGUOUS)


@given(
    st.datetimes(datetime(2015, 1, 1), datetime(2040, 1, 1)),  # noqa: DTZ001 - local
    st.timezone_keys().filter(lambda name: "/" in name),
)
def test_every_local_time_is_located_once(local: datetime, zone: str) -> None:
    at, fold = located(local, ZoneInfo(zone))
    assert at.replace(tzinfo=None) == local
    if fold is Fold.ONCE:
        assert at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == local


# ----------------------------------------------------------------- the clock


def test_a_right_clock_is_believed() -> None:
    clock = replace(STORED, skew=skew_of(SHOWN, STORED))
    stamp = dated(SHOWN, clock)
    assert (stamp.source, stamp.at) == (TimeSource.DEVICE, NOW - timedelta(seconds=20))
    assert (stamp.raw, stamp.skew) == ("2026-11-21T08:03:00", timedelta(seconds=-20))
    assert not unread(stamp)


@pytest.mark.parametrize("minutes", [-6, 6, 120, -60])
def test_a_clock_that_is_off_is_corrected_and_it_is_said(minutes: int) -> None:
    skew = minutes * MINUTE
    stamp = dated(SHOWN + skew, replace(STORED, skew=skew))
    assert (stamp.source, stamp.skew) == (TimeSource.CORRECTED, skew)
    assert stamp.at == datetime(2026, 11, 21, 7, 3, tzinfo=UTC)


def test_the_skew_is_the_one_the_guide_publishes(samples: Path) -> None:
    """HL7's coincident time stamp: the device is five seconds behind."""
    text = (samples / "devices/phd_ig_coin-1234.json").read_text(encoding="utf-8")
    told = json.loads(text)
    shown = datetime.fromisoformat(told["valueDateTime"])
    ours = datetime.fromisoformat(told["effectiveDateTime"])
    clock = Clock(ZoneInfo("America/New_York"), ours)
    assert skew_of(shown.replace(tzinfo=None), clock) == timedelta(seconds=-5)


@pytest.mark.parametrize(
    ("read", "hours", "stated", "taken"),
    [
        ("2026-11-21", 1, "2026-07-14T08:00:00", "2026-07-14T06:00:00"),
        ("2026-11-21", 1, "2026-11-20T08:00:00", "2026-11-20T06:00:00"),
        ("2026-07-14", -1, "2026-01-10T08:00:00", "2026-01-10T07:00:00"),
        ("2026-07-14", -1, "2026-07-13T08:00:00", "2026-07-13T07:00:00"),
        ("2026-11-21", 0, "2026-07-14T08:00:00", "2026-07-14T06:00:00"),
        ("2026-11-21", 3, "2026-07-14T08:00:00", "2026-07-14T04:00:00"),
    ],
    ids=[
        "read in winter, taken in summer",
        "read in winter, taken in winter",
        "read in summer, taken in winter",
        "read in summer, taken in summer",
        "changed with the season",
        "three hours ahead, and not changed with the season",
    ],
)
def test_a_clock_nobody_changed_with_the_season_was_right_before(
    read: str, hours: int, stated: str, taken: str
) -> None:
    heard_at = datetime.fromisoformat(f"{read}T12:00:00+00:00")
    clock = Clock(PARIS, heard_at, skew=timedelta(hours=hours))
    stamp = dated(datetime.fromisoformat(stated), clock)
    assert stamp.at == datetime.fromisoformat(f"{taken}+00:00")


def test_a_clock_that_is_slow_and_of_another_season_is_corrected_of_what_is_left() -> (
    None
):
    clock = replace(STORED, skew=54 * MINUTE)
    stamp = dated(datetime.fromisoformat("2026-07-14T08:00:00"), clock)
    assert stamp.source is TimeSource.CORRECTED
    assert stamp.at == datetime.fromisoformat("2026-07-14T08:06:00+02:00")


def test_two_minutes_are_nothing() -> None:
    stamp = dated(SHOWN, replace(STORED, skew=2 * MINUTE))
    assert stamp.source is TimeSource.DEVICE
    assert stamp.at == datetime(2026, 11, 21, 7, 3, tzinfo=UTC)


def test_a_clock_that_cannot_be_read_is_believed_and_it_is_said() -> None:
    stamp = dated(SHOWN, STORED)
    assert (stamp.source, stamp.skew) == (TimeSource.DEVICE, None)
    assert unread(stamp) == {Mark.CLOCK_UNREAD}


def test_no_time_at_all_is_the_time_it_came() -> None:
    assert stamped(None, "", STORED) == Stamp(NOW, TimeSource.RECEIVED)
    assert not unread(stamped(None, "", STORED))


UNBELIEVED = [
    pytest.param(None, id="unknown"),
    pytest.param(datetime.fromisoformat("1970-01-01T00:05:00"), id="1970"),
    pytest.param(datetime.fromisoformat("2014-12-31T23:59:59"), id="2014"),
    pytest.param(SHOWN + YEAR, id="a year ahead"),
    pytest.param(SHOWN + 3 * MINUTE, id="three minutes ahead"),
    pytest.param(datetime.fromisoformat("9999-12-31T23:59:59"), id="9999"),
    pytest.param(datetime.fromisoformat("0001-01-01T00:00:00"), id="the year 1"),
]


@pytest.mark.parametrize("local", UNBELIEVED)
def test_a_wrong_date_in_a_memory_is_asked_about(local: datetime | None) -> None:
    stamp = dated(local, STORED)
    assert (stamp.at, stamp.source) == (None, TimeSource.SUSPECT)
    assert stamp.raw


@pytest.mark.parametrize("local", UNBELIEVED)
def test_a_wrong_date_of_what_is_measured_now_is_now(local: datetime | None) -> None:
    stamp = dated(local, LIVE)
    assert (stamp.at, stamp.source) == (NOW, TimeSource.RECEIVED)
    assert stamp.raw


def test_a_clock_far_ahead_is_not_corrected_in_silence() -> None:
    """A year ahead is no clock a little fast: its memory may be of any year."""
    stamp = dated(SHOWN + YEAR, replace(STORED, skew=YEAR))
    assert stamp.source is TimeSource.SUSPECT


def test_a_correction_never_leads_to_tomorrow() -> None:
    """A clock reset to 2020 says nothing of what it stored in 2026."""
    stamp = dated(SHOWN, replace(STORED, skew=-6 * YEAR))
    assert stamp.source is TimeSource.SUSPECT


def test_a_correction_never_leads_to_another_century() -> None:
    stamp = dated(SHOWN, replace(STORED, skew=1000 * YEAR))
    assert stamp.source is TimeSource.SUSPECT


@given(
    st.none() | st.datetimes(),
    st.none() | st.timedeltas(timedelta(days=-3_000_000), timedelta(days=3_000_000)),
    st.booleans(),
)
def test_whatever_a_device_states_has_a_date_or_is_asked_about(
    local: datetime | None,
    skew: timedelta | None,
    live: bool,  # noqa: FBT001 - drawn
) -> None:
    stamp = dated(local, Clock(PARIS, NOW, skew, live))
    assert (stamp.at is None) == (stamp.source is TimeSource.SUSPECT)
    if stamp.at is not None:
        assert stamp.at <= NOW + 2 * MINUTE
    proposal = proposed(stamp, PARIS, NOW)
    assert proposal is None or proposal <= NOW


# ------------------------------------------------------- what is asked of people


def test_a_wrong_clock_that_was_read_proposes_a_date() -> None:
    begun = datetime.fromisoformat("1970-01-01T00:00:00")
    skew = skew_of(begun + 90 * MINUTE, STORED)
    stamp = stamped(begun, "1970-01-01T00:00:00 +30min", replace(STORED, skew=skew))
    assert stamp.source is TimeSource.SUSPECT
    assert proposed(stamp, PARIS, NOW) == NOW - 60 * MINUTE


@pytest.mark.parametrize("raw", ["0000-00-00T00:00:00", "05-12-2019 16:25"])
def test_a_date_nobody_can_read_proposes_nothing(raw: str) -> None:
    assert proposed(Stamp(None, TimeSource.SUSPECT, raw, MINUTE), PARIS, NOW) is None


def test_a_wrong_clock_shows_what_is_measured_now() -> None:
    begun = datetime.fromisoformat("1970-01-01T00:05:00")
    skew = skew_of(begun, STORED)
    assert taken_now(begun, replace(STORED, skew=skew))
    assert not taken_now(begun - 10 * MINUTE, replace(STORED, skew=skew))
    assert not taken_now(begun, STORED)
    assert not taken_now(None, replace(STORED, skew=skew))


# ------------------------------------------------------------------- a file


def test_a_line_of_a_file_keeps_its_own_offset() -> None:
    when = datetime.fromisoformat("2026-11-21T08:03:00-05:00")
    assert filed(when, "x", PARIS) == Stamp(when, TimeSource.FILE, "x")
    assert filed(SHOWN, "x", PARIS).at == located(SHOWN, PARIS)[0]


# ----------------------------------------------------------- autumn's two hours


def autumn(*minutes: int) -> list[Stamp]:
    """Return stamps of the night the clocks go back, at 02:MM of a right clock."""
    two = datetime.fromisoformat("2026-10-25T02:00:00")
    return [dated(two + each * MINUTE, STORED) for each in minutes]


def test_a_time_that_goes_back_tells_the_two_hours_apart() -> None:
    told = settled(autumn(30, 45, 10, 50), PARIS)
    assert [stamp.fold for stamp in told] == 4 * [Fold.ONCE]
    assert [stamp.at and stamp.at.isoformat()[11:] for stamp in told] == [
        "02:30:00+02:00",
        "02:45:00+02:00",
        "02:10:00+01:00",
        "02:50:00+01:00",
    ]


@pytest.mark.parametrize("minutes", [(10, 30, 50), (30,), (30, 10, 50, 20)])
def test_a_time_that_tells_nothing_stays_flagged(minutes: tuple[int, ...]) -> None:
    before = autumn(*minutes)
    assert settled(before, PARIS) == tuple(before)


def test_each_night_is_settled_by_itself() -> None:
    other = dated(datetime.fromisoformat("2025-10-26T02:30:00"), STORED)
    told = settled([other, *autumn(30, 10)], PARIS)
    assert [stamp.fold for stamp in told] == [Fold.AMBIGUOUS, Fold.ONCE, Fold.ONCE]
