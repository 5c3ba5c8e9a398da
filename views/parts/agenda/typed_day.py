"""A day and an hour to come as people type them: « demain », « 14 h 30 »."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from app.domain.errors import Refused
from views.parts.typed_date import iso_date

_MONTHS: Final = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_ENGLISH: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS: Final = (
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_WEEK: Final = {name: rank for names in _DAYS for rank, name in enumerate(names)}
"""Each day of the week by its name, the first is 0."""
_AHEAD: Final = {
    **dict.fromkeys(("aujourd'hui", "today"), 0),
    **dict.fromkeys(("demain", "tomorrow"), 1),
    **dict.fromkeys(("apres-demain", "apres demain", "the day after tomorrow"), 2),
}
"""Words that name a day to come, and in how many days it is."""
_NAMED: Final = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)(?: (\d{4}))?")
_FIGURES: Final = re.compile(r"(\d{1,2})[/. ](\d{1,2})")
_CLOCK: Final = re.compile(r"(\d{1,2})\s*(?:[h:.]|heures?)?\s*(\d{2})?(?:\s*min)?")
_HOURS: Final = {"midi": "12:00", "noon": "12:00", "minuit": "00:00"}
_WHOLE: Final = len("2026-11-23")
_PLAIN: Final = str.maketrans("éèêëàâùûôîïç\u2019\u00a0\u202f", "eeeeaauuoiic'  ")


def coming_day(text: str, today: date) -> str:
    """Read a whole day into ISO; one without its year is the next such day.

    "" stays "". Raises Refused("date.malformed").
    """
    typed = " ".join(text.strip().lower().translate(_PLAIN).split())
    typed = typed.removeprefix("le ").removesuffix(" prochain").removeprefix("next ")
    if not typed:
        return ""
    found = next(_read(typed, today), None)
    return found.isoformat() if found else _figures(text, today)


def coming_clock(text: str) -> str:
    """Read « 14 h 30 », « 14:30 », « 9h » or « midi » into « 14:30 »; "" stays "".

    Raises Refused("date.clock_malformed").
    """
    typed = " ".join(text.strip().lower().translate(_PLAIN).split())
    typed = typed.removeprefix("a ").removeprefix("at ")
    if not typed or typed in _HOURS:
        return _HOURS.get(typed, "")
    found = _CLOCK.fullmatch(typed)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - the last of a clock
        raise Refused("date.clock_malformed")
    return f"{hour:02}:{minute:02}"


def _read(typed: str, today: date) -> Iterator[date]:
    """Give the day that words name, if they name one."""
    if typed in _AHEAD:
        yield today + timedelta(days=_AHEAD[typed])
    if typed in _WEEK:
        ahead = (_WEEK[typed] - today.weekday()) % 7
        yield today + timedelta(days=ahead or 7)
    first, _space, rest = typed.partition(" ")
    typed = rest if first.rstrip(",") in _WEEK else typed
    if found := _NAMED.fullmatch(typed):
        yield from _dated(found[1], _month(found[2]), found[3], today)
    if found := _FIGURES.fullmatch(typed):
        yield from _dated(found[1], int(found[2]), None, today)


def _month(name: str) -> int:
    """Return the number of a month, its name whole or begun, 0 when there is none."""
    for names in (_MONTHS, _ENGLISH):
        for rank, one in enumerate(names, 1):
            if one == name or (len(name) > 2 and one.startswith(name)):  # noqa: PLR2004
                return rank
    return 0


def _dated(day: str, month: int, year: str | None, today: date) -> Iterator[date]:
    """Give the day of that month, of this year or the first one to have it later."""
    years = [int(year)] if year else range(today.year, today.year + 9)
    for one in years:
        try:
            found = date(one, month, int(day))
        except ValueError:
            continue
        if year or found >= today:
            yield found


def _figures(text: str, today: date) -> str:
    day = iso_date(text, today)
    if len(day) != _WHOLE:
        raise Refused("date.malformed")
    return day
