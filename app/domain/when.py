"""« Date » of variable precision: what the person knows, never padded."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from typing import Self

from app.domain.errors import Refused

_FORM = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})"
    r"(T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\.\d+)?"
    r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?",
    re.ASCII,
)
_DAY = timedelta(days=1) // timedelta(milliseconds=1)


class Precision(IntEnum):
    """How much of a date is known; the numbers are those of the sealed body."""

    UNKNOWN = 0
    YEAR = 1
    MONTH = 2
    DAY = 3
    SECOND = 4


@dataclass(frozen=True, slots=True)
class When:
    """« Date » as written (`1975`, `1975-03`, `2026-11-21T08:00:00+01:00`).

    *text* is kept exactly as received; *start* and *end* are the inclusive
    bounds it stands for, in Unix milliseconds UTC (dates without an offset are
    read as UTC days). An unknown date has an empty text and bounds 0, 0.
    """

    text: str
    precision: Precision
    start: int
    end: int

    @classmethod
    def unknown(cls) -> Self:
        """Return the date nobody knows."""
        return cls("", Precision.UNKNOWN, 0, 0)

    @classmethod
    def at(cls, moment: datetime) -> Self:
        """Return the instant *moment* (aware), to the second, offset kept."""
        return cls.parse(moment.isoformat(timespec="seconds"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 date of any precision; `""` is unknown.

        Raises Refused("date.malformed") when it is not one.
        """
        if not text:
            return cls.unknown()
        match = _FORM.fullmatch(text)
        if match is None:
            raise Refused("date.malformed")
        try:
            return cls(text, *_bounds(text, match))
        except (ValueError, OverflowError) as error:
            raise Refused("date.malformed") from error


def _bounds(text: str, match: re.Match[str]) -> tuple[Precision, int, int]:
    year, month, day, clock = match.groups()
    if clock:
        moment = datetime.fromisoformat(text)
        start = _ms(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
        return Precision.SECOND, start, start
    first = datetime(int(year), int(month or 1), int(day or 1), tzinfo=UTC)
    if day:
        return Precision.DAY, _ms(first), _ms(first) + _DAY - 1
    last_month = int(month or 12)
    last = datetime(
        int(year), last_month, monthrange(int(year), last_month)[1], tzinfo=UTC
    )
    precision = Precision.MONTH if month else Precision.YEAR
    return precision, _ms(first), _ms(last) + _DAY - 1


def _ms(moment: datetime) -> int:
    """Milliseconds since 1970, without passing through a float."""
    since = moment - datetime(1970, 1, 1, tzinfo=UTC)
    return since // timedelta(milliseconds=1)
