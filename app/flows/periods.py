"""« Période » : a span of local days, and what its measures say together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from statistics import mean

from app.domain.errors import Refused
from app.domain.when import When
from app.flows.measure import Measure

_ZONES_MS = 14 * 3_600_000
"""How far a local day may lie from the UTC day of the same name."""
_LEVEL = Decimal("0.02")
"""Share under which two averages are said to be alike."""


@dataclass(frozen=True, slots=True)
class Span:
    """Local days *first* to *last*, both included, ISO; "" has no end."""

    first: str = field(default="", repr=False)
    last: str = field(default="", repr=False)

    @classmethod
    def days(cls, count: int, today: date) -> "Span":
        """Return the last *count* days, today included."""
        return cls((today - timedelta(days=count - 1)).isoformat(), today.isoformat())

    @classmethod
    def between(cls, first: str, last: str) -> "Span":
        """Return the days two ISO dates of any precision stand for.

        Raises Refused("date.malformed" | "period.backwards").
        """
        start, end = When.parse(first), When.parse(last)
        span = cls(_day(start), _last_day(end))
        if span.first and span.last and span.first > span.last:
            raise Refused("period.backwards")
        return span

    @property
    def before(self) -> "Span | None":
        """The same number of days just before, None when there is no end to it."""
        if not (self.first and self.last):
            return None
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        eve = first - timedelta(days=1)
        return Span((eve - (last - first)).isoformat(), eve.isoformat())

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Unix ms that hold every instant of these local days, wherever lived."""
        since = When.parse(self.first).start - _ZONES_MS if self.first else None
        until = When.parse(self.last).end + _ZONES_MS if self.last else None
        return since, until

    def holds(self, when: When) -> bool:
        """Say whether the local day written in *when* is one of these."""
        day = _day(when)
        return self.first <= day and (not self.last or day <= self.last)


ALWAYS = Span()
"""From the first measure to the last one."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a period says: how many measures, their average, lowest and highest."""

    count: int
    mean: tuple[Decimal, ...] = field(repr=False)
    low: tuple[Decimal, ...] = field(repr=False)
    high: tuple[Decimal, ...] = field(repr=False)

    def part(self, rank: int) -> "Summary":
        """Return what is said of one of the values alone."""
        each = (self.mean, self.low, self.high)
        return Summary(self.count, *((one[rank],) for one in each))


class Drift(StrEnum):
    """How one average stands beside another; information, never a diagnosis."""

    HIGHER = "higher"
    LOWER = "lower"
    LEVEL = "level"


def summed(measures: Sequence[Measure]) -> Summary | None:
    """Sum up measures of one kind; None when there is none."""
    if not measures:
        return None
    columns = list(zip(*(one.values for one in measures), strict=False))
    return Summary(
        len(measures),
        tuple(mean(column) for column in columns),
        tuple(map(min, columns)),
        tuple(map(max, columns)),
    )


def drift(now: Summary, before: Summary) -> Drift:
    """Compare two periods by the average of their first value."""
    here, there = now.mean[0], before.mean[0]
    if abs(here - there) <= abs(there) * _LEVEL:
        return Drift.LEVEL
    return Drift.HIGHER if here > there else Drift.LOWER


def _day(when: When) -> str:
    """Return the first local day *when* stands for, "" when unknown."""
    return f"{when.text}-01-01"[:10] if when.text else ""


def _last_day(when: When) -> str:
    if not when.text:
        return ""
    days = timedelta(milliseconds=when.end - when.start).days
    return (date.fromisoformat(_day(when)) + timedelta(days=days)).isoformat()
