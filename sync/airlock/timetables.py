"""What is believed of an agenda of another program, as the « sas » tells it."""

import re
from datetime import date, datetime
from itertools import starmap
from typing import Final

from app.domain.errors import Refused
from app.domain.timetable import (
    FINDINGS,
    UNKEPT,
    Component,
    Moment,
    Rule,
    Timetable,
    Unkept,
)
from sync.airlock.frames import Answer
from sync.airlock.verdict import shown, worded

_EVENTS_MAX: Final = 2_000
_UNKEPT_MAX: Final = 500
_DATES_MAX: Final = 2_000
_REMINDERS_MAX: Final = 10
_AHEAD_MAX: Final = 366 * 24 * 60
_BIG: Final = 1_000_000_000
_PARTS_MAX: Final = 64
_NAME_MAX: Final = 255
_WEEK: Final = "(?:MO|TU|WE|TH|FR|SA|SU)"
_EVERY: Final = re.compile("YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|MINUTELY|SECONDLY")
_DAYS: Final = re.compile(rf"(?:[+-]?[1-9][0-9]?)?{_WEEK}")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,3}")
_PART: Final = re.compile(r"[A-Z]{1,10}")
_LINE_MAX: Final = 8_000


def timetable(answer: Answer) -> Timetable:
    """Return the agenda. Raises Refused("import.damaged") when it is not one."""
    told = answer.timetable
    if told is None or not _sound(told):
        raise Refused("import.damaged")
    return told


def _sound(told: Timetable) -> bool:
    """True for some events of short words and true dates, what is left out named."""
    few = len(told.components) <= _EVENTS_MAX and len(told.unkept) <= _UNKEPT_MAX
    counted = 0 <= told.more < _BIG and set(told.findings) <= set(FINDINGS)
    said = few and counted and worded(told.name) and all(map(_left, told.unkept))
    return said and all(map(_component, told.components))


def _left(one: Unkept) -> bool:
    return one.reason in UNKEPT and worded(one)


def _component(one: Component) -> bool:
    words = (one.uid, one.title, one.place, one.who, one.keeper, one.note, one.changed)
    named = bool(one.uid) and len(one.uid) <= _NAME_MAX and _worded(words)
    listed = (*one.besides, *one.without)
    few = max(len(one.besides), len(one.without)) <= _DATES_MAX
    told = (one.start, one.end, one.again, *listed)
    dated = few and all(each is None or _moment(each) for each in told)
    return named and dated and _counted(one) and (one.rule is None or _rule(one.rule))


def _worded(words: tuple[str, ...]) -> bool:
    """True for words that may take several lines (a note)."""
    return all(shown(line, _LINE_MAX) for text in words for line in text.split("\n"))


def _counted(one: Component) -> bool:
    few = len(one.reminders) <= _REMINDERS_MAX and 0 <= one.sequence < _BIG
    return few and all(0 <= each <= _AHEAD_MAX for each in one.reminders)


def _rule(one: Rule) -> bool:
    numbers = 1 <= one.step < _BIG and 0 <= one.count < _BIG
    bounded = one.until is None or _moment(one.until)
    coded = _EVERY.fullmatch(one.every) and re.fullmatch(_WEEK, one.week)
    return numbers and bounded and bool(coded) and all(starmap(_part, one.by))


def _part(name: str, values: tuple[str, ...]) -> bool:
    """True for a few days of the week under their name, numbers under another."""
    form = _DAYS if name == "DAY" else _NUMBER
    few = 1 <= len(values) <= _PARTS_MAX and bool(_PART.fullmatch(name))
    return few and all(map(form.fullmatch, values))


def _moment(one: Moment) -> bool:
    """True for a day or a time without offset, its zone short."""
    if len(one.zone) > _NAME_MAX or not worded(one.zone):
        return False
    try:
        if one.whole_day:
            return date.fromisoformat(one.text).isoformat() == one.text
        at = datetime.fromisoformat(one.text)
    except ValueError:
        return False
    return at.tzinfo is None and at.isoformat() == one.text
