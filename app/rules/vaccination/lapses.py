"""« Délai » : a time since birth or since a dose, and the days it leads to."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from app.domain.age import Birth, later
from app.domain.when import Precision, When

_FORM: Final = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)D)?")
_NEVER: Final = date(9000, 1, 1)
"""After anything a table may add to it."""
_DAY: Final = len("2026-11-21")


@dataclass(frozen=True, slots=True)
class Lapse:
    """« Délai » : so many years, months and days by the calendar."""

    years: int = 0
    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> "Lapse":
        """Read an ISO 8601 duration (`P2M`, `P65Y`, `P0D`; `P1Y-4D` is four days less).

        Raises ValueError when a table holds something else.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(text)
        return cls(*(int(part or 0) for part in match.groups()))

    def __sub__(self, other: "Lapse") -> "Lapse":
        return Lapse(
            self.years - other.years,
            self.months - other.months,
            self.days - other.days,
        )

    def after(self, day: date) -> date:
        """Return the day so much later."""
        return later(day, years=self.years, months=self.months, days=self.days)

    def before(self, day: date) -> date:
        """Return the day so much earlier."""
        return later(day, years=-self.years, months=-self.months, days=-self.days)


BIRTH: Final = Lapse()
ONE_DAY: Final = Lapse(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """« Période » : the first and the last day something may have been."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Say whether it is one day."""
        return self.first == self.last


def age(born: Birth, lapse: Lapse) -> Days:
    """Return the days on which somebody reaches an age."""
    return Days(lapse.after(born.first), lapse.after(born.last))


def days(when: When, born: Birth) -> Days:
    """Return the days a date stands for; any since birth when it is unknown."""
    if when.precision is Precision.UNKNOWN:
        return Days(born.first, _NEVER)
    if when.precision >= Precision.DAY:
        day = date.fromisoformat(when.text[:_DAY])
        return Days(day, day)
    return Days(_day(when.start), _day(when.end))


def _day(ms: int) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).date()
