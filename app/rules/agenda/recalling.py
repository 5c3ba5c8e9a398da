"""« Échéances » : the exact instants at which an occurrence is recalled."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import EventKind, Occurrence, Reminder
from app.rules.agenda.occurring import instant, zone_of

HOUR: Final = time(9)
"""When a day without hour is recalled: that day, or so many days before."""
_DAY_MINUTES: Final = 24 * 60
_LEAST: Final = timedelta(hours=1)


def reminders(one: Occurrence, here: ZoneInfo) -> list[Reminder]:
    """Return the reminders of an occurrence, the earliest first; none once it is done.

    Each whole 1,440 minutes is a day on the calendar: « la veille, à la même heure »
    stays so when the clocks change in between. The rest are exact minutes.
    """
    if one.done:
        return []
    found = [
        Reminder(one, minutes, _fires(one, minutes, here))
        for minutes in one.event.reminders
    ]
    return sorted(found, key=lambda reminder: reminder.at)


def due(one: Occurrence, now: datetime, here: ZoneInfo) -> Iterator[Reminder]:
    """Return the reminder that stands now, the latest one; none once it is over."""
    passed = [each for each in reminders(one, here) if each.at <= now]
    if passed and now < over(one, here):
        yield passed[-1]


def over(one: Occurrence, here: ZoneInfo) -> datetime:
    """Return the instant from which it is recalled no more.

    A day without hour and a task last until midnight here; an appointment until its
    end, an hour at least.
    """
    event, zone = one.event, zone_of(one.event, here)
    start = instant(one.start, zone)
    if event.whole_day:
        return _midnight(date.fromisoformat(one.end or one.start), here)
    ends = [start.astimezone(UTC) + _LEAST]
    if one.end:
        ends.append(instant(one.end, zone).astimezone(UTC))
    if event.kind is EventKind.TASK:
        ends.append(_midnight(start.astimezone(here).date(), here))
    return max(ends)


def _midnight(day: date, here: ZoneInfo) -> datetime:
    after = datetime.combine(day + timedelta(days=1), time())
    return after.replace(tzinfo=here).astimezone(UTC)


def _fires(one: Occurrence, minutes: int, here: ZoneInfo) -> datetime:
    days, rest = divmod(minutes, _DAY_MINUTES)
    start = datetime.fromisoformat(one.start)
    if one.event.whole_day:
        start = datetime.combine(start, HOUR)
    clocks = start - timedelta(days=days)
    at = clocks.replace(tzinfo=zone_of(one.event, here))
    return at.astimezone(UTC) - timedelta(minutes=rest)
