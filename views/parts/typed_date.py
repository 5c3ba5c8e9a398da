"""« Date » as people type it, read into ISO, and back."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from app.domain.errors import Refused
from app.domain.when import When
from views.text import date_short

_DAY: Final = re.compile(r"(?:(?:(\d{1,2})[/. ])?(\d{1,2})[/. ])?(\d{4})")
_ISO: Final = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_CLOCK: Final = re.compile(r"(\d{1,2})\s*[h:]\s*(\d{2})?")
_AGO: Final = {
    **dict.fromkeys(("aujourd'hui", "today"), 0),
    **dict.fromkeys(("hier", "yesterday"), 1),
    **dict.fromkeys(("avant-hier", "the day before yesterday"), 2),
}
"""Words that name a day exactly, and how many days ago it was."""


def iso_date(text: str, today: date | None = None) -> str:
    """Read « 07/03/1948 », « 03/1948 », « 1948 » or « hier » into ISO; "" stays "".

    Words need *today*. Raises Refused("date.malformed").
    """
    typed = text.strip().lower().replace("\u2019", "'")
    if today and typed in _AGO:
        return (today - timedelta(days=_AGO[typed])).isoformat()
    if not typed or _ISO.fullmatch(typed):
        return When.parse(typed).text
    found = _DAY.fullmatch(typed)
    if found is None:
        raise Refused("date.malformed")
    day, month, year = found.groups()
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    return When.parse("-".join(parts)).text


def iso_moment(day: str, clock: str, today: date | None = None) -> str:
    """Read a day and « 8 h 30 » or « 08:30 » (local) into ISO; the clock may lack.

    Raises Refused("date.malformed" | "date.clock_malformed" | "date.clock_alone").
    """
    moment = iso_date(day, today)
    if not clock.strip():
        return moment
    if len(moment) < len("2026-03-07"):
        raise Refused("date.clock_alone")
    found = _CLOCK.fullmatch(clock.strip())
    if found is None:
        raise Refused("date.clock_malformed")
    hour, minute = int(found[1]), int(found[2] or 0)
    try:
        return When.parse(f"{moment}T{hour:02}:{minute:02}").text
    except Refused:
        raise Refused("date.clock_malformed") from None


def typed_day(when: When | datetime) -> str:
    """Return a date as one would type it."""
    return date_short(when)


def typed_clock(moment: datetime) -> str:
    """Return a time as one would type it."""
    return f"{moment:%H:%M}"
