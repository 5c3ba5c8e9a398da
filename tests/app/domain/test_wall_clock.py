"""Lines that follow one another tell apart the two hours of an autumn night."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.device import Fold, TimeSource
from app.domain.wall_clock import OLDEST_YEAR, WallClock

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2026, 10, 24, 22, tzinfo=UTC)
NIGHT = [START + timedelta(minutes=5 * n) for n in range(60)]
"""From midnight to four in the morning, as it went."""


def shown(at: datetime) -> datetime:
    return at.astimezone(PARIS).replace(tzinfo=None)


@pytest.mark.parametrize("night", [NIGHT, NIGHT[::-1]])
def test_each_minute_of_an_autumn_night_is_its_own(night: list[datetime]) -> None:
    clock = WallClock(PARIS, latest_first=night[0] > night[-1])
    stamps = [clock.stamp(shown(at), "x") for at in night]
    assert [one.at for one in stamps] == night
    assert {one.fold for one in stamps} == {Fold.ONCE, Fold.AMBIGUOUS}


def test_without_a_step_back_the_first_hour_is_taken_and_said() -> None:
    stamp = WallClock(PARIS).stamp(datetime(2026, 10, 25, 2, 30), "x")  # noqa: DTZ001
    assert stamp.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert stamp.fold is Fold.AMBIGUOUS


def test_the_next_autumn_begins_again() -> None:
    clock = WallClock(PARIS)
    for at in NIGHT:
        clock.stamp(shown(at), "x")
    after = clock.stamp(datetime(2027, 10, 31, 2, 30), "x")  # noqa: DTZ001 - local
    assert after.at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_an_hour_that_never_was_is_said() -> None:
    stamp = WallClock(PARIS).stamp(datetime(2026, 3, 29, 2, 30), "02:30")  # noqa: DTZ001
    assert (stamp.fold, stamp.raw) == (Fold.GAP, "02:30")
    assert stamp.source is TimeSource.FILE


@pytest.mark.parametrize("local", [None, datetime(1970, 1, 1)])  # noqa: DTZ001 - local
def test_a_clock_nobody_set_is_not_believed(local: datetime | None) -> None:
    stamp = WallClock(PARIS).stamp(local, "01-01-1970 00:00")
    assert (stamp.at, stamp.source) == (None, TimeSource.SUSPECT)


def test_a_line_that_repeats_no_clock_may_be_older() -> None:
    old = datetime(2009, 5, 4, 7, 30)  # noqa: DTZ001 - local
    assert WallClock(PARIS).stamp(old, "x").source is TimeSource.SUSPECT
    stamp = WallClock(PARIS, first_year=OLDEST_YEAR).stamp(old, "x")
    assert stamp.at == datetime(2009, 5, 4, 5, 30, tzinfo=UTC)
    unset = datetime(1970, 1, 1)  # noqa: DTZ001 - local
    stamp = WallClock(PARIS, first_year=OLDEST_YEAR).stamp(unset, "x")
    assert stamp.source is TimeSource.SUSPECT
