"""« Fuseaux » of an iCalendar file (VTIMEZONE): each change of the clocks, exactly."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


def zone_lines(name: str, first: int, last: int) -> Iterator[str]:
    """Give the definition of a zone (IANA) from a year to another."""
    zone = ZoneInfo(name)
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}", f"X-LIC-LOCATION:{name}")
    start = datetime(first, 1, 1, tzinfo=UTC)
    yield from _turn(zone, start, start)
    for turn in _turns(zone, start, datetime(last + 1, 1, 1, tzinfo=UTC)):
        yield from _turn(zone, turn - _MINUTE, turn)
    yield "END:VTIMEZONE"


def _turns(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """Give the instants at which the clocks of a zone change, to the minute."""
    at = start
    while at < end:
        after = at + _DAY
        if _offset(zone, at) != _offset(zone, after):
            yield _between(zone, at, after)
        at = after


def _between(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    known = _offset(zone, low)
    while high - low > _MINUTE:
        middle = low + (high - low) // _MINUTE // 2 * _MINUTE
        if _offset(zone, middle) == known:
            low = middle
        else:
            high = middle
    return high


def _turn(zone: ZoneInfo, before: datetime, after: datetime) -> Iterator[str]:
    """Tell from when one offset holds; its start is told by the one before."""
    was, now = _offset(zone, before), _offset(zone, after)
    summer = bool(after.astimezone(zone).dst())
    name = "DAYLIGHT" if summer else "STANDARD"
    local = (after + was).replace(tzinfo=None)
    yield from (f"BEGIN:{name}", f"DTSTART:{local:%Y%m%dT%H%M%S}")
    yield from (f"TZOFFSETFROM:{_said(was)}", f"TZOFFSETTO:{_said(now)}")
    yield from (f"TZNAME:{after.astimezone(zone).tzname()}", f"END:{name}")


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _said(offset: timedelta) -> str:
    minutes = abs(offset) // _MINUTE
    sign = "-" if offset < timedelta() else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}"
