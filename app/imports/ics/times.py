"""« Dates » of an iCalendar file: days, times, durations, what comes before."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from app.domain.timetable import UTC, Moment
from app.imports.ics.lines import Line

_FIRST, _LAST = 1900, 2199
_DAY: Final = len("20261125")
_DATE: Final = re.compile(r"(\d{8})(?:T(\d{4}(?:\d\d)?)(Z?))?", re.ASCII)
_DASHED: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DURATION: Final = re.compile(
    r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?"
    r"(?:T(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?",
    re.ASCII | re.IGNORECASE,
)
_AHEAD_MAX: Final = 366 * 24 * 60
_NINE: Final = 9 * 60
_LAST_SECOND: Final = 59


def moment(line: Line, zones: Mapping[str, str], value: str = "") -> Moment | None:
    """Return the date of a property, None for none that a health agenda may hold.

    *zones* gives the known name of a zone the file defines; *value* stands for one of
    several dates of the line.
    """
    said = _DASHED.sub(r"\1\2\3", (value or line.value).strip()).replace(":", "")
    found = _DATE.fullmatch(said.upper().partition("/")[0])
    if found is None:
        return None
    if line.says("VALUE").upper() == "DATE" or found[2] is None:
        return _day(found[1])
    return _time(found, zones.get(line.says("TZID"), line.says("TZID")))


def moments(line: Line, zones: Mapping[str, str], most: int) -> list[Moment | None]:
    """Return each date of a property that lists some, at most *most*."""
    values = line.value.split(",", most)[:most]
    return [moment(line, zones, one) for one in values if one.strip()]


def after(start: Moment, line: Line) -> Moment | None:
    """Return the end of what lasts (DURATION), None when it is not said well."""
    lasts = duration(line.value)
    if lasts is None or lasts < timedelta(0):
        return None
    if start.whole_day:
        day = date.fromisoformat(start.text) + max(lasts, timedelta(days=1))
        return Moment(day.isoformat())
    return Moment((datetime.fromisoformat(start.text) + lasts).isoformat(), start.zone)


def ahead(line: Line, start: Moment) -> int | None:
    """Return how many minutes before the start an alarm rings, None for another.

    Before nine in the morning for a whole day.
    """
    before = duration(line.value)
    if before is None or line.says("RELATED").upper() == "END":
        return None
    minutes = -before // timedelta(minutes=1) + (_NINE if start.whole_day else 0)
    return minutes if 0 <= minutes <= _AHEAD_MAX else None


def duration(value: str) -> timedelta | None:
    """Return a duration (`-PT15M`), None when it is none, or is over 20 years."""
    found = _DURATION.fullmatch(value.strip())
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in found.groups()[1:])
    lasts = timedelta(
        weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds
    )
    if lasts > timedelta(days=20 * 366):
        return None
    return -lasts if found[1] == "-" else lasts


def _day(digits: str) -> Moment | None:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
    return Moment(day.isoformat()) if _FIRST <= day.year <= _LAST else None


def _time(found: re.Match[str], zone: str) -> Moment | None:
    day, clock = _day(found[1]), found[2].ljust(6, "0")
    seconds = min(int(clock[4:]), _LAST_SECOND)
    try:
        at = time(int(clock[:2]), int(clock[2:4]), seconds).isoformat()
    except ValueError:
        return None
    return Moment(f"{day.text}T{at}", UTC if found[3] else zone) if day else None
