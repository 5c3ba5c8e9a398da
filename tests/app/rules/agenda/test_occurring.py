"""An event keeps its hour on the clocks of its place, wherever it is looked at."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import ONCE, Event, EventKind, Every, Occurrence, Repeat
from app.domain.ids import EntryId
from app.rules.agenda.occurring import instant, occurrences, zone_of

pytestmark = pytest.mark.covers("C-060")
PARIS, GUADELOUPE = ZoneInfo("Europe/Paris"), ZoneInfo("America/Guadeloupe")


def an_event(
    start: str, end: str = "", repeat: Repeat = ONCE, done: tuple[str, ...] = ()
) -> Event:
    """Return something that takes place in Paris."""
    zone = "Europe/Paris" if "T" in start else ""
    event = EntryId(bytes(16))
    kind = EventKind.TASK
    return Event(event, kind, "Fictif", start, end, zone, repeat=repeat, done=done)


def shown(
    event: Event, first: str, last: str, here: ZoneInfo = PARIS
) -> list[Occurrence]:
    """Return what shows between two days."""
    window = date.fromisoformat(first), date.fromisoformat(last)
    return list(occurrences(event, *window, here))


def test_a_weekly_hour_stays_the_same_on_the_clocks_when_they_change() -> None:
    """Clocks go forward on 29 March 2026, back on 25 October."""
    event = an_event("2026-03-22T09:00", repeat=Repeat(Every.WEEK))
    spring = [one.at for one in shown(event, "2026-03-22", "2026-03-30")]
    assert [one.hour for one in spring] == [9, 9]
    gaps = [one.astimezone(UTC).hour for one in spring]
    assert gaps == [8, 7]
    autumn = shown(event, "2026-10-18", "2026-10-25")
    assert [one.at.astimezone(UTC).hour for one in autumn] == [7, 8]


def test_an_hour_no_clock_shows_is_told_by_the_offset_before() -> None:
    event = an_event("2026-03-29T02:30")
    (one,) = shown(event, "2026-03-29", "2026-03-29")
    assert one.start == "2026-03-29T02:30"
    assert one.at.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_the_first_one() -> None:
    at = instant("2026-10-25T02:30", PARIS)
    assert at.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_who_moved_sees_it_on_the_day_it_is_there() -> None:
    event = an_event("2026-12-02T02:00")
    assert [one.day.day for one in shown(event, "2026-12-01", "2026-12-03")] == [2]
    far = shown(event, "2026-12-01", "2026-12-03", GUADELOUPE)
    assert [(one.day.day, one.at.hour) for one in far] == [(1, 2)]
    assert shown(event, "2026-12-02", "2026-12-03", GUADELOUPE) == []


def test_a_whole_day_is_that_day_everywhere() -> None:
    event = an_event("2026-12-02")
    for here in (PARIS, GUADELOUPE, ZoneInfo("Pacific/Apia")):
        (one,) = shown(event, "2026-12-01", "2026-12-03", here)
        assert (one.day, one.start, zone_of(event, here)) == (
            date(2026, 12, 2),
            "2026-12-02",
            here,
        )


def test_what_began_before_and_is_not_over_shows_on_the_first_day() -> None:
    event = an_event("2026-11-20", "2026-11-30")
    assert [one.day.day for one in shown(event, "2026-11-25", "2026-12-31")] == [25]
    assert [one.day.day for one in shown(event, "2026-11-30", "2026-12-31")] == [30]
    assert shown(event, "2026-12-01", "2026-12-31") == []
    night = an_event("2026-11-20T22:00", "2026-11-21T06:00")
    assert [one.day.day for one in shown(night, "2026-11-21", "2026-11-22")] == [21]


def test_each_time_lasts_as_long_and_says_whether_it_was_done() -> None:
    again = Repeat(Every.DAY, count=3, but=("2026-12-02T08:00",))
    done = ("2026-12-03T08:00",)
    event = an_event("2026-12-01T08:00", "2026-12-01T08:30", again, done)
    found = shown(event, "2026-12-01", "2026-12-31")
    assert [(one.start[8:10], one.end[8:], one.done) for one in found] == [
        ("01", "01T08:30", False),
        ("03", "03T08:30", True),
    ]


@given(
    start=st.datetimes(
        datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2040-01-01")
    ),
    every=st.sampled_from(list(Every)),
    here=st.sampled_from([PARIS, GUADELOUPE, ZoneInfo("Pacific/Apia")]),
    after=st.integers(0, 800),
)
def test_whatever_the_zone_windows_that_touch_share_nothing_and_lose_nothing(
    start: datetime, every: Every, here: ZoneInfo, after: int
) -> None:
    event = an_event(start.isoformat(timespec="minutes"), repeat=Repeat(every))
    first = start.date() + timedelta(days=after - 5)
    middle, last = first + timedelta(days=40), first + timedelta(days=90)
    whole = list(occurrences(event, first, last, here))
    left = list(occurrences(event, first, middle, here))
    right = list(occurrences(event, middle + timedelta(days=1), last, here))
    assert left + right == whole
    assert all(one.at.astimezone(here).date() == one.day for one in whole)
