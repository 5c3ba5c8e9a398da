"""« Date » as people type it, read into ISO, and back."""

import re
from datetime import datetime
from typing import Final

from app.domain.errors import Refused
from app.domain.when import When
from views.text import date_short

_DAY: Final = re.compile(r"(?:(?:(\d{1,2})[/. ])?(\d{1,2})[/. ])?(\d{4})")
_CLOCK: Final = re.compile(r"(\d{1,2})\s*[h:]\s*(\d{2})?")


def iso_date(text: str) -> str:
    """Read « 07/03/1948 », « 03/1948 » or « 1948 » into ISO; "" stays "".

    Raises Refused("date.malformed").
    """
    if not text.strip():
        return ""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise Refused("date.malformed")
    day, month, year = found.groups()
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    return When.parse("-".join(parts)).text


def iso_moment(day: str, clock: str) -> str:
    """Read a day and « 8 h 30 » or « 08:30 » (local) into ISO; the clock may lack.

    Raises Refused("date.malformed").
    """
    date = iso_date(day)
    if not clock.strip() or not date:
        return date
    found = _CLOCK.fullmatch(clock.strip())
    if found is None:
        raise Refused("date.malformed")
    hour, minute = int(found[1]), int(found[2] or 0)
    return When.parse(f"{date}T{hour:02}:{minute:02}").text


def typed_day(when: When | datetime) -> str:
    """Return a date as one would type it."""
    return date_short(when)


def typed_clock(moment: datetime) -> str:
    """Return a time as one would type it."""
    return f"{moment:%H:%M}"
