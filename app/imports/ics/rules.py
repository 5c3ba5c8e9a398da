"""« Répétition » : what a RRULE says, checked part after part."""

import re
from typing import Final

from app.domain.timetable import Rule
from app.imports.ics.lines import Line
from app.imports.ics.times import moment

_EVERY: Final = frozenset(
    {"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"}
)
_NUMBER: Final = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_DAYS: Final = re.compile(
    r"(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)", re.ASCII
)
_SIGNED: Final = re.compile(r"[+-]?\d{1,3}", re.ASCII)
_PARTS_MAX: Final = 64
_BY: Final = frozenset(
    {
        *("MONTH", "MONTHDAY", "SETPOS", "YEARDAY"),
        *("WEEKNO", "HOUR", "MINUTE", "SECOND"),
    }
)


def rule(line: Line) -> Rule | None:
    """Return the rule, None when a part of it cannot be understood."""
    said = dict[str, str]()
    for part in filter(None, line.value.upper().split(";")):
        name, _, value = part.partition("=")
        said[name.strip()] = value.strip()
    every, until = said.pop("FREQ", ""), said.pop("UNTIL", "")
    numbers = [_number(said.pop(name, "")) for name in ("INTERVAL", "COUNT")]
    week = said.pop("WKST", "MO")
    by = {name: _listed(name, value) for name, value in said.items() if value}
    bounded = moment(line, {}, until) if until else None
    if every not in _EVERY or None in numbers or not all(by.values()):
        return None
    if (until and bounded is None) or not _DAYS.fullmatch(week):
        return None
    step, count = (one or 0 for one in numbers)
    named = tuple(sorted((name[2:], values) for name, values in by.items()))
    return Rule(every, step or 1, count, bounded, named, week[-2:])


def _number(said: str) -> int | None:
    """Return a positive number, 0 where nothing is said, None for another word."""
    if not said:
        return 0
    return int(said) if _NUMBER.fullmatch(said) else None


def _listed(name: str, value: str) -> tuple[str, ...]:
    """Return the values of a BY part, () when one of them is not of its sort."""
    form = _DAYS if name == "BYDAY" else _SIGNED
    known = name == "BYDAY" or (name.startswith("BY") and name[2:] in _BY)
    values = tuple(value.replace(" ", "").split(",", _PARTS_MAX))
    sound = known and len(values) <= _PARTS_MAX and all(map(form.fullmatch, values))
    return values if sound else ()
