"""« Capteur ou lecteur » : whether values of glucose come by the day or by the drop."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from app.domain.reading import DAY

A_DAY: Final = 24
"""Values of one day that no finger gives: a sensor does."""


def sensed(instants: Iterable[int]) -> bool:
    """Say whether so many values (seconds since 1970) can only be those of a sensor."""
    days = Counter(t // DAY for t in instants)
    return max(days.values(), default=0) >= A_DAY
