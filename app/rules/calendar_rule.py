"""« Répétition » of another agenda (RFC 5545): the same rule of ours, or its dates."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count, islice, takewhile
from typing import Final

from app.domain.agenda import OCCURRENCES_MAX, Every, Repeat
from app.domain.timetable import Rule

PERIODS_MAX: Final = 60_000
"""Days, weeks, months or years looked at for all the rules of one file: 160 years of
days, and well under a second."""
_LAST_YEAR: Final = 2199
_NAMES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY: Final = {
    "DAILY": Every.DAY,
    "WEEKLY": Every.WEEK,
    "MONTHLY": Every.MONTH,
    "YEARLY": Every.YEAR,
}
_KNOWN: Final = frozenset({"MONTH", "MONTHDAY", "DAY", "SETPOS"})
_STEP_MAX: Final = 999
_WEEK: Final = 7
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Span:
    """A rule with its first time, and the last one it allows (both without zone)."""

    rule: Rule
    start: datetime
    until: datetime | None = None


def ours(span: Span) -> Repeat | None:
    """Return the same rule as an event of ours keeps it, None when none is the same."""
    rule, start = span.rule, span.start
    every = _EVERY.get(rule.every)
    small = rule.step <= _STEP_MAX and rule.count <= OCCURRENCES_MAX
    if every is None or not small or not _own(span):
        return None
    until = span.until
    if until and until.time() < start.time():
        until -= timedelta(days=1)
    last = until.date().isoformat() if until else ""
    return Repeat(every, last, rule.count, rule.step)


def _own(span: Span) -> bool:
    """Say whether what narrows a rule is only what its first time says already."""
    start, name = span.start, _NAMES[span.start.weekday()]
    same = {"MONTH": str(start.month), "MONTHDAY": str(start.day), "DAY": name}
    allowed = {
        "WEEKLY": {"DAY"},
        "MONTHLY": {"MONTHDAY"},
        "YEARLY": {"MONTH", "MONTHDAY"},
    }.get(span.rule.every, set())
    parts = dict(span.rule.by)
    if span.rule.every == "YEARLY" and set(parts) == {"MONTHDAY"}:
        return False
    return all(
        name in allowed and said == (same[name],) for name, said in parts.items()
    )


class Dates:
    """Gives the dates of rules; what they all cost is bounded (`PERIODS_MAX`)."""

    def __init__(self) -> None:
        self._left = PERIODS_MAX

    def of(self, span: Span, first: date, last: date) -> list[datetime] | None:
        """Return the times of a rule from *first* to *last*, at most 366.

        None when the rule cannot be followed: more often than daily, by weeks of the
        year, or at too great a cost.
        """
        rule = span.rule
        known = {name for name, _ in rule.by} <= _KNOWN
        if rule.every not in _EVERY or not known:
            return None
        times = (one for one in self._times(span, first) if one.date() >= first)
        ended = takewhile(lambda one: one.date() <= last, times)
        found = list(islice(ended, OCCURRENCES_MAX))
        return found if self._left > 0 else None

    def _times(self, span: Span, first: date) -> Iterator[datetime]:
        """Give the times of a rule in order, those before its start left out."""
        rule, start, met = span.rule, span.start, 0
        for days in self._periods(span, first):
            for day in _placed(rule, sorted(set(days))):
                one = datetime.combine(day, start.time())
                if one < start:
                    continue
                met += 1
                over = span.until is not None and one > span.until
                if over or (rule.count and met > rule.count):
                    return
                yield one

    def _periods(self, span: Span, first: date) -> Iterator[Iterable[date]]:
        """Give the days each period offers; begin near *first* unless times count."""
        rule, make = span.rule, _MAKERS[span.rule.every]
        skip = 0 if rule.count else _skipped(span, first)
        for rank in count(skip):
            self._left -= 1
            begun = _begun(span, rank * rule.step)
            if self._left <= 0 or begun is None:
                return
            yield make(span, begun)


def _skipped(span: Span, first: date) -> int:
    """Return how many periods lie wholly before a day."""
    rule, days = span.rule, (first - span.start.date()).days
    length = {"DAILY": 1, "WEEKLY": _WEEK, "MONTHLY": 31, "YEARLY": 366}[rule.every]
    return max(0, days // (length * rule.step) - 1)


def _begun(span: Span, passed: int) -> date | None:
    """Return the first day of a period, None after the last year."""
    start = span.start.date()
    if passed > (_LAST_YEAR - start.year + 1) * 366:
        return None
    if span.rule.every == "DAILY":
        begun = start + timedelta(days=passed)
    elif span.rule.every == "WEEKLY":
        since = (start.weekday() - _NAMES.index(span.rule.week)) % _WEEK
        begun = start + timedelta(days=_WEEK * passed - since)
    else:
        months = passed * (_YEAR if span.rule.every == "YEARLY" else 1)
        first = 0 if span.rule.every == "YEARLY" else start.month - 1
        year, month = divmod(start.year * _YEAR + first + months, _YEAR)
        if year > _LAST_YEAR:
            return None
        begun = date(year, month + 1, 1)
    return begun if begun.year <= _LAST_YEAR else None


def _daily(span: Span, day: date) -> Iterable[date]:
    parts = dict(span.rule.by)
    kept = _in_month(parts, day) and _named(parts, day) and _numbered(parts, day)
    return [day] if kept else []


def _weekly(span: Span, begun: date) -> Iterable[date]:
    parts = dict(span.rule.by)
    names = parts.get("DAY", (_NAMES[span.start.weekday()],))
    days = (begun + timedelta(days=rank) for rank in range(_WEEK))
    return [
        one for one in days if _NAMES[one.weekday()] in names and _in_month(parts, one)
    ]


def _monthly(span: Span, begun: date) -> Iterable[date]:
    parts = dict(span.rule.by)
    if not _in_month(parts, begun):
        return []
    return _of_month(parts, _month(begun), span.start.day)


def _yearly(span: Span, begun: date) -> Iterable[date]:
    parts = dict(span.rule.by)
    if "DAY" in parts and "MONTH" not in parts and "MONTHDAY" not in parts:
        days = [one for month in _months(begun) for one in _month(month)]
        return _ranked(parts["DAY"], days)
    named = "MONTH" in parts or "MONTHDAY" in parts
    own = begun.replace(month=span.start.month)
    months = [one for one in _months(begun) if _in_month(parts, one)]
    found = (_of_month(parts, _month(one), span.start.day) for one in months)
    mine = _of_month(parts, _month(own), span.start.day)
    return [day for days in found for day in days] if named else mine


_MAKERS: Final = {
    "DAILY": _daily,
    "WEEKLY": _weekly,
    "MONTHLY": _monthly,
    "YEARLY": _yearly,
}


def _months(begun: date) -> Iterable[date]:
    return (begun.replace(month=number + 1, day=1) for number in range(_YEAR))


def _month(first: date) -> list[date]:
    days = monthrange(first.year, first.month)[1]
    return [first.replace(day=number + 1) for number in range(days)]


def _of_month(
    parts: dict[str, tuple[str, ...]], days: list[date], own: int
) -> Iterable[date]:
    """Return the days of a month that its parts say, else the day of the start."""
    if "DAY" in parts:
        ranked = _ranked(parts["DAY"], days)
        return [one for one in ranked if _numbered(parts, one)]
    if "MONTHDAY" in parts:
        return [one for one in days if _numbered(parts, one)]
    return [one for one in days if one.day == own]


def _ranked(names: tuple[str, ...], days: list[date]) -> list[date]:
    """Return the days of these names; `2MO` is the second Monday, `-1FR` the last."""
    found = list[date]()
    for said in names:
        bearing = [one for one in days if _NAMES[one.weekday()] == said[-2:]]
        rank = int(said[:-2] or 0)
        if rank == 0:
            found += bearing
        elif abs(rank) <= len(bearing):
            found.append(bearing[rank - 1 if rank > 0 else rank])
    return found


def _placed(rule: Rule, days: list[date]) -> list[date]:
    """Return those of a period that BYSETPOS keeps."""
    ranks = [int(one) for one in dict(rule.by).get("SETPOS", ())]
    kept = {rank - 1 if rank > 0 else len(days) + rank for rank in ranks if rank}
    return [one for at, one in enumerate(days) if at in kept or not ranks]


def _in_month(parts: dict[str, tuple[str, ...]], day: date) -> bool:
    return "MONTH" not in parts or day.month in map(int, parts["MONTH"])


def _named(parts: dict[str, tuple[str, ...]], day: date) -> bool:
    said = {one[-2:] for one in parts.get("DAY", ())}
    return not said or _NAMES[day.weekday()] in said


def _numbered(parts: dict[str, tuple[str, ...]], day: date) -> bool:
    """Say whether a day is one of BYMONTHDAY; -1 is the last of its month."""
    ranks = {int(one) for one in parts.get("MONTHDAY", ())}
    last = monthrange(day.year, day.month)[1]
    return not ranks or day.day in ranks or day.day - last - 1 in ranks
