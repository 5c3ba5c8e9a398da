"""« Répétition » : the days an event comes again on, inside a window and capped."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count, islice
from typing import Final

from app.domain.agenda import OCCURRENCES_MAX, YEARS_MAX, Every, Repeat

_DAYS: Final = {Every.DAY: 1, Every.WEEK: 7}
_MONTHS: Final = {Every.MONTH: 1, Every.YEAR: 12}
_WINDOW: Final = timedelta(days=366 * YEARS_MAX)


def starts(
    start: datetime, repeat: Repeat, first: date, last: date
) -> Iterator[datetime]:
    """Return when it takes place from *first* to *last*, on the clocks of its place.

    *start* is its first time, without zone. At most 366 times, in at most 5 years
    from *first*; those of `repeat.but` are left to the caller.
    """
    last = min(last, _later(first, _WINDOW), _end(start.date(), repeat))
    if start.date() > last:
        return iter(())
    if repeat.every in _DAYS:
        found = _by_days(start, repeat, first)
    elif repeat.every in _MONTHS:
        found = _by_months(start, repeat, first)
    else:
        found = iter((start,) if start.date() >= first else ())
    return islice(_until(found, last), OCCURRENCES_MAX)


def _until(found: Iterator[datetime], last: date) -> Iterator[datetime]:
    for one in found:
        if one.date() > last:
            return
        yield one


def _by_days(start: datetime, repeat: Repeat, first: date) -> Iterator[datetime]:
    """Jump to the first one of the window, however old the start."""
    step = timedelta(days=_DAYS[repeat.every] * repeat.step)
    rank = max(0, -((start.date() - first) // step))
    while not repeat.count or rank < repeat.count:
        try:
            yield start + rank * step
        except OverflowError:
            return
        rank += 1


def _by_months(start: datetime, repeat: Repeat, first: date) -> Iterator[datetime]:
    """Count only the months that have the day, as RFC 5545 does."""
    step, met = _MONTHS[repeat.every] * repeat.step, 0
    begun = start.year * 12 + start.month - 1
    wanted = first.year * 12 + first.month - 1
    rank = 0 if repeat.count else max(0, (wanted - begun) // step)
    for month in count(begun + rank * step, step):
        year, number = divmod(month, 12)
        if year > date.max.year or (repeat.count and met >= repeat.count):
            return
        if start.day <= monthrange(year, number + 1)[1]:
            met += 1
            found = start.replace(year=year, month=number + 1)
            if found.date() >= first:
                yield found


def _end(start: date, repeat: Repeat) -> date:
    """Return the last day; the first time always takes place (RFC 5545)."""
    return max(start, date.fromisoformat(repeat.until)) if repeat.until else date.max


def _later(day: date, time: timedelta) -> date:
    return day + time if day <= date.max - time else date.max
