"""A fictitious child, from birth to adolescence, on twenty dates of their life."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

BORN: Final = date(2024, 2, 29)
"""A leap day, after every compulsory vaccination of the 2025 calendar began."""
NAME: Final = "Léo Fictif"


@dataclass(frozen=True, slots=True)
class Visit:
    """« Examen » done: which of the twenty, and when."""

    examination: str
    day: date


DATES: Final = (
    *(date(2024, 3, 1), date(2024, 3, 10), date(2024, 3, 16)),
    *(date(2024, 4, 10), date(2024, 5, 15), date(2024, 6, 15)),
    *(date(2024, 7, 15), date(2024, 8, 15), date(2024, 8, 31)),
    *(date(2024, 10, 15), date(2025, 2, 5), date(2025, 3, 10)),
    *(date(2025, 7, 15), date(2026, 2, 15), date(2026, 4, 10)),
    *(date(2028, 4, 5), date(2032, 9, 1), date(2036, 1, 15)),
    *(date(2039, 3, 1), date(2041, 9, 1)),
)
"""Twenty days of that life, from the first day to seventeen years."""

DUE: Final[Mapping[date, tuple[str, ...]]] = dict(
    zip(
        DATES,
        (
            *((), ("exam-01",), ("exam-02",)),
            *(("exam-03",), ("exam-04",), ("exam-05",)),
            *(("exam-06",), ("exam-07",), ("exam-07", "exam-08")),
            *(("exam-09",), ("exam-10",), ("exam-11",)),
            *(("exam-12",), ("exam-13",), ("exam-14",)),
            *(("exam-16",), ("exam-18",), ("exam-19",)),
            *(("exam-20",), ()),
        ),
        strict=True,
    )
)
"""What is to be done on each of these days when nothing was done before."""


def days_old(count: int) -> date:
    """Return the day they are *count* days old."""
    return BORN + timedelta(days=count)
