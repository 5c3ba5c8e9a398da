"""A reminder strikes at its instant, whatever becomes of clocks and zones."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda import ONCE, Event, EventKind, Occurrence, Repeat
from app.domain.ids import EntryId
from app.rules.agenda.occurring import instant, occurrences
from app.rules.agenda.recalling import due, over, reminders

pytestmark = pytest.mark.covers("C-060")
PARIS, GUADELOUPE = ZoneInfo("Europe/Paris"), ZoneInfo("America/Guadeloupe")
DAY = 24 * 60


def one_time(
    start: str,
    minutes: Sequence[int] = (),
    *,
    end: str = "",
    kind: EventKind = EventKind.APPOINTMENT,
    repeat: Repeat = ONCE,
    here: ZoneInfo = PARIS,
) -> Occurrence:
    """Return the first time of something that takes place in Paris."""
    zone = "Europe/Paris" if "T" in start else ""
    event = Event(
        id=EntryId(bytes(16)),
        kind=kind,
        title="Fictif",
        start=start,
        end=end,
        zone=zone,
        repeat=repeat,
        reminders=tuple(minutes),
    )
    day = date.fromisoformat(start[:10])
    window = day - timedelta(days=1), day + timedelta(days=1)
    return next(occurrences(event, *window, here))


def strikes(one: Occurrence, here: ZoneInfo = PARIS) -> list[str]:
    """Return when it is recalled, in universal time."""
    return [f"{each.at.astimezone(UTC):%m-%d %H:%M}" for each in reminders(one, here)]


def test_minutes_are_exact_across_the_hour_that_is_missing() -> None:
    """At 3:30 in Paris on 29 March 2026, two hours before is 0:30: 2:00 was skipped."""
    one = one_time("2026-03-29T03:30", (120,))
    assert strikes(one) == ["03-28 23:30"]


def test_minutes_are_exact_across_the_hour_that_comes_twice() -> None:
    one = one_time("2026-10-25T04:00", (120,))
    assert strikes(one) == ["10-25 01:00"]


def test_the_eve_is_at_the_same_hour_when_clocks_change_at_night() -> None:
    spring = one_time("2026-03-29T10:00", (DAY, DAY + 60))
    assert strikes(spring) == ["03-28 08:00", "03-28 09:00"]
    autumn = one_time("2026-10-25T10:00", (DAY,))
    assert strikes(autumn) == ["10-24 08:00"]


def test_a_move_across_the_ocean_changes_no_instant_of_an_hour() -> None:
    here = one_time("2026-12-02T09:00", (60,))
    there = one_time("2026-12-02T09:00", (60,), here=GUADELOUPE)
    assert strikes(here) == strikes(there, GUADELOUPE) == ["12-02 07:00"]


def test_a_whole_day_is_recalled_at_nine_where_the_person_is() -> None:
    one = one_time("2026-12-02", (0, DAY))
    assert strikes(one) == ["12-01 08:00", "12-02 08:00"]
    assert strikes(one, GUADELOUPE) == ["12-01 13:00", "12-02 13:00"]


def standing(one: Occurrence, at: str, here: ZoneInfo = PARIS) -> list[int]:
    """Return the minutes of what stands at an instant of 2026 in universal time."""
    now = datetime.fromisoformat(f"2026-{at}:00+00:00")
    return [each.minutes for each in due(one, now, here)]


def test_the_latest_reminder_stands_alone_until_the_appointment_is_over() -> None:
    one = one_time("2026-12-02T09:00", (15, 60), end="2026-12-02T11:00")
    hours = ("06:59", "07:00", "07:44", "07:45", "09:59", "10:00")
    told = [standing(one, f"12-02T{hour}") for hour in hours]
    assert told == [[], [60], [60], [15], [15], []]


def test_a_task_stands_until_midnight_or_until_it_is_done() -> None:
    task = one_time("2026-12-02T09:00", (0,), kind=EventKind.TASK)
    assert standing(task, "12-02T22:59") == [0]
    assert standing(task, "12-02T23:00") == []
    done = Occurrence(task.event, task.at, task.day, task.start, done=True)
    assert standing(done, "12-02T09:00") == []
    late = one_time("2026-12-02T23:45", (0,), kind=EventKind.TASK)
    assert standing(late, "12-02T23:30") == [0]


def test_a_stay_of_days_stands_until_its_last_midnight() -> None:
    one = one_time("2026-12-02", (0,), end="2026-12-04")
    assert over(one, PARIS) == datetime(2026, 12, 4, 23, tzinfo=UTC)


def test_a_clock_set_back_calls_a_reminder_again_only_at_its_hour() -> None:
    """What was told by a wrong clock is told by the right one, when it is time."""
    one = one_time("2026-12-02T09:00", (60,))
    assert standing(one, "12-02T07:30") == [60]
    assert standing(one, "12-02T06:30") == []
    assert standing(one, "12-02T07:00") == [60]


@given(
    start=st.datetimes(
        datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2040-01-01")
    ),
    minutes=st.lists(st.integers(0, 366 * DAY), max_size=10, unique=True),
    here=st.sampled_from([PARIS, GUADELOUPE, ZoneInfo("Pacific/Apia")]),
)
def test_each_reminder_strikes_once_at_an_instant_no_zone_moves(
    start: datetime, minutes: list[int], here: ZoneInfo
) -> None:
    text = start.isoformat(timespec="minutes")
    one = one_time(text, minutes, here=here)
    found = reminders(one, here)
    assert sorted(each.minutes for each in found) == sorted(minutes)
    assert found == sorted(found, key=lambda each: each.at)
    begun = instant(text, PARIS).astimezone(UTC)
    for each in found:
        drift = begun - timedelta(minutes=each.minutes) - each.at
        exact = each.minutes < DAY
        assert abs(drift) <= timedelta(0 if exact else 2 / 24)
        before = each.at - timedelta(seconds=1)
        assert each.name not in {one_.name for one_ in due(one, before, here)}
