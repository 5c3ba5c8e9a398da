"""« Âge » : how old somebody is on a day, as far as their birth date is known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.domain.when import Precision, When

MAJORITY = 18
"""« Majorité » : the age from which nobody is a child any more, in years."""
_MONTHS = 12


@dataclass(frozen=True, slots=True, repr=False)
class Birth:
    """« Date de naissance » : the days it may be; the same twice when it is whole."""

    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "Birth | None":
        """Read an ISO date of any precision; None when it is unknown.

        Raises Refused("date.malformed").
        """
        when = When.parse(text)
        if when.precision is Precision.UNKNOWN:
            return None
        if when.precision >= Precision.DAY:
            day = date.fromisoformat(text[:10])
            return cls(day, day)
        return cls(_day(when.start), _day(when.end))

    @property
    def exact(self) -> bool:
        """Say whether the day is known."""
        return self.first == self.last

    def ages(self, day: date) -> tuple[int, int]:
        """Return the least and the most whole years lived on *day*."""
        return years(self.last, day), years(self.first, day)

    def minor(self, day: date) -> bool:
        """Say whether they are surely under 18, and born, on *day*."""
        return self.first <= day and self.ages(day)[1] < MAJORITY


def years(born: date, day: date) -> int:
    """Return the whole years from *born* to *day*; those of 29 February wait for March.

    Negative before the birth.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def later(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """Return *day* so much later, by the calendar: 29 February + 1 year is 1 March.

    A day that the month does not have is the first of the next one.
    """
    count = day.year * _MONTHS + day.month - 1 + years * _MONTHS + months
    year, month = divmod(count, _MONTHS)
    try:
        reached = date(year, month + 1, day.day)
    except ValueError:
        year, month = divmod(count + 1, _MONTHS)
        reached = date(year, month + 1, 1)
    return reached + timedelta(days=days)


def _day(ms: int) -> date:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)).date()
