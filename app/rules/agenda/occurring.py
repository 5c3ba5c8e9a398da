"""« Occurrences » : the times an event takes place, on the day it is here."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.agenda import Event, Occurrence
from app.rules.agenda.recurrence import starts

_DAY: Final = timedelta(days=1)


def occurrences(
    event: Event, first: date, last: date, here: ZoneInfo
) -> Iterator[Occurrence]:
    """Return those that show from *first* to *last*, on the days of the zone *here*.

    One that began before and is not over shows on *first*.
    """
    begun = datetime.fromisoformat(event.start)
    lasts = datetime.fromisoformat(event.end) - begun if event.end else timedelta()
    since = _earlier(first, lasts + _DAY)
    for start in starts(begun, event.repeat, since, _later(last)):
        one = _occurrence(event, start, lasts, here)
        shown = max(one.day, first) if _over(one, here) >= first else one.day
        if first <= shown <= last and one.start not in event.repeat.but:
            yield Occurrence(event, one.at, shown, one.start, one.end, one.done)


def instant(start: str, zone: ZoneInfo) -> datetime:
    """Return when clocks show a time: an hour that comes twice is the first one.

    One that no clock shows is told by the offset there was before (RFC 5545).
    """
    return datetime.fromisoformat(start).replace(tzinfo=zone)


def zone_of(event: Event, here: ZoneInfo) -> ZoneInfo:
    """Return the zone whose clocks tell the times of an event."""
    return ZoneInfo(event.zone) if event.zone else here


def _occurrence(
    event: Event, start: datetime, lasts: timedelta, here: ZoneInfo
) -> Occurrence:
    zone = zone_of(event, here)
    text, at = _said(start, whole_day=event.whole_day), start.replace(tzinfo=zone)
    end = _said(start + lasts, whole_day=event.whole_day) if lasts else ""
    day = start.date() if event.whole_day else at.astimezone(here).date()
    return Occurrence(event, at, day, text, end, text in event.done)


def _over(one: Occurrence, here: ZoneInfo) -> date:
    """Return the last day an occurrence shows on."""
    if not one.end or one.event.whole_day:
        return date.fromisoformat(one.end) if one.end else one.day
    return instant(one.end, zone_of(one.event, here)).astimezone(here).date()


def _said(at: datetime, *, whole_day: bool) -> str:
    return at.date().isoformat() if whole_day else at.isoformat(timespec="minutes")


def _earlier(day: date, by: timedelta) -> date:
    return (datetime.combine(day, time()) - by).date() if day.year > 1 else day


def _later(day: date) -> date:
    return day + _DAY if day < date.max else day
