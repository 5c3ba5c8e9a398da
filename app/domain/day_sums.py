"""« Sommes par jour » : what is counted in pieces by several things a person wears."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Generic, TypeVar

from app.domain.errors import Refused

DAYS_MAX: Final = 200_000
"""Days and sources of one file: more than a life of them."""
S = TypeVar("S", bound=Hashable)


@dataclass(slots=True)
class DaySums(Generic[S]):
    """Sums by day and by source: two that count the same steps are never added."""

    _sums: dict[tuple[str, S], Decimal] = field(default_factory=dict)

    def add(self, day: str, source: S, count: Decimal) -> None:
        """Add a piece of a day (ISO). Raises Refused("import.too_large")."""
        key = day, source
        if key not in self._sums and len(self._sums) >= DAYS_MAX:
            raise Refused("import.too_large")
        self._sums[key] = self._sums.get(key, Decimal(0)) + count

    def best(self) -> Iterator[tuple[str, S, Decimal]]:
        """Give each day in order, with the source that counted most."""
        found: dict[str, tuple[Decimal, S]] = {}
        for (day, source), count in self._sums.items():
            if day not in found or count > found[day][0]:
                found[day] = count, source
        for day in sorted(found):
            count, source = found[day]
            yield day, source, count
