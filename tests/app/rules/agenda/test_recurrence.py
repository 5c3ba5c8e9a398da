"""What comes again is counted as RFC 5545 does, and no rule can hang the agenda."""

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import OCCURRENCES_MAX, YEARS_MAX, Every, Repeat
from app.rules.agenda.recurrence import starts

pytestmark = pytest.mark.covers("C-060")
FAR = date(2200, 12, 31)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
REPEATS = st.builds(
    Repeat,
    every=st.sampled_from([one for one in Every if one]),
    step=st.integers(1, 40),
    count=st.integers(0, 60),
    until=st.one_of(st.just(""), DAYS.map(date.isoformat)),
)


def days(start: datetime, repeat: Repeat, first: date, last: date) -> list[str]:
    """Return the days of a window, as text."""
    return [one.date().isoformat() for one in starts(start, repeat, first, last)]


def at(text: str) -> datetime:
    """Read a day and an hour."""
    return datetime.fromisoformat(text)


def naive(start: datetime, repeat: Repeat) -> list[datetime]:
    """Step from the start, one after the other: slow, and plainly right."""
    found, month = list[datetime](), start.year * 12 + start.month - 1
    span = {Every.DAY: 1, Every.WEEK: 7}.get(repeat.every)
    again = {Every.MONTH: 1, Every.YEAR: 12}.get(repeat.every, 0)
    for rank in range(3000):
        try:
            if span:
                one = start + timedelta(days=span * repeat.step * rank)
            else:
                year, there = divmod(month + again * repeat.step * rank, 12)
                one = start.replace(year=year, month=there + 1)
        except (ValueError, OverflowError):
            continue
        found.append(one)
        if repeat.count and len(found) == repeat.count:
            break
    last = max(repeat.until, str(start)[:10])
    return [one for one in found if not repeat.until or str(one)[:10] <= last]


def test_what_does_not_come_again_is_there_once() -> None:
    start = at("2026-12-01T09:00")
    assert days(start, Repeat(), date(2026, 12, 1), FAR) == ["2026-12-01"]
    assert days(start, Repeat(), date(2026, 12, 2), FAR) == []
    assert days(start, Repeat(), date(1999, 1, 1), date(2026, 11, 30)) == []


@pytest.mark.parametrize(
    ("start", "repeat", "expected"),
    [
        ("2026-11-30", Repeat(Every.DAY, step=2, count=2), ["11-30", "12-02"]),
        ("2026-11-30", Repeat(Every.WEEK, until="2026-12-13"), ["11-30", "12-07"]),
        ("2026-11-30", Repeat(Every.WEEK, until="2026-11-02"), ["11-30"]),
        ("2026-01-31", Repeat(Every.MONTH, count=3), ["01-31", "03-31", "05-31"]),
    ],
)
def test_each_rhythm_is_kept(start: str, repeat: Repeat, expected: list[str]) -> None:
    found = days(at(start), repeat, date(2026, 1, 1), FAR)
    assert found == [f"2026-{one}" for one in expected]


def test_a_birthday_of_february_comes_every_fourth_year() -> None:
    found = days(at("2024-02-29"), Repeat(Every.YEAR), date(2025, 1, 1), FAR)
    assert found == ["2028-02-29"]


@given(start=DAYS, repeat=REPEATS, first=DAYS, length=st.integers(0, 400))
def test_a_window_holds_what_stepping_from_the_start_gives(
    start: date, repeat: Repeat, first: date, length: int
) -> None:
    last = min(first + timedelta(days=length), FAR)
    begun = datetime.combine(start, datetime.min.time())
    short = Repeat(repeat.every, repeat.until, repeat.count or 60, repeat.step)
    found = list(starts(begun, short, first, last))
    asked = [one for one in naive(begun, short) if first <= one.date() <= last]
    assert found == asked[:OCCURRENCES_MAX]


@pytest.mark.covers("C-065")
@given(start=DAYS, repeat=REPEATS, first=DAYS, last=DAYS)
def test_no_window_gives_more_than_its_cap(
    start: date, repeat: Repeat, first: date, last: date
) -> None:
    begun = datetime.combine(start, datetime.min.time())
    found = list(islice(starts(begun, repeat, first, last), 2 * OCCURRENCES_MAX))
    assert len(found) <= OCCURRENCES_MAX
    end = first + timedelta(days=366 * YEARS_MAX)
    assert all(first <= one.date() <= min(last, end) for one in found)


@pytest.mark.covers("C-065")
def test_a_rule_as_old_as_time_reaches_the_end_of_time_at_once() -> None:
    old, end = at("0001-01-01"), date.max
    assert len(days(old, Repeat(Every.DAY), date(2026, 1, 1), end)) == OCCURRENCES_MAX
    assert days(old, Repeat(Every.YEAR, count=3), date(2026, 1, 1), end) == []
    last = days(old, Repeat(Every.DAY, step=999), date(9999, 1, 1), end)
    assert len(last) <= 1
    assert days(at("9999-12-31"), Repeat(Every.MONTH), date.max, end) == ["9999-12-31"]
