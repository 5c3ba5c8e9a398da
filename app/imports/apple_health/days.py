"""« Pas » of each day, and the two numbers of a pressure: what several records make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Final

from app.domain.day_sums import DaySums
from app.domain.errors import Refused
from app.imports.apple_health.records import Said, moment

WAITING_MAX: Final = 200_000
"""Numbers that wait for another: more than a life of pressures, or of days."""
_NOON: Final = timedelta(hours=12)


@dataclass(slots=True)
class Steps:
    """Steps by day, as the source that counted most says them."""

    _sums: DaySums[str] = field(default_factory=DaySums)
    _said: dict[tuple[str, str], Said] = field(default_factory=dict)

    def add(self, said: Said, count: Decimal) -> None:
        """Take a record. Raises Refused("import.too_large")."""
        day, source = said["startDate"][:10], said.get("sourceName", "")
        self._sums.add(day, source, count)
        self._said.setdefault((day, source), said)

    def days(self) -> Iterator[tuple[str, Decimal, Said]]:
        """Give each day, its steps, and its first record."""
        for day, source, count in self._sums.best():
            yield day, count, self._said[day, source]


def noon(said: Said) -> Said:
    """Return a record at the middle of its day: the day wherever it is read."""
    at = moment(said["startDate"])
    middle = at.replace(hour=0, minute=0, second=0) + _NOON if at else None
    stated = middle.strftime("%Y-%m-%d %H:%M:%S %z") if middle else ""
    return {**said, "startDate": stated}


@dataclass(slots=True)
class Pressures:
    """The first number of each pressure until its second is found, or the reverse."""

    _waiting: dict[tuple[str, str], Said] = field(default_factory=dict)

    def pair(self, said: Said) -> Mapping[str, Said] | None:
        """Return both records by their type, None until the other one comes.

        Raises Refused("import.too_large").
        """
        key = said["startDate"], said.get("sourceName", "")
        other = self._waiting.get(key)
        if other is None or other["type"] == said["type"]:
            if len(self._waiting) >= WAITING_MAX:
                raise Refused("import.too_large")
            self._waiting[key] = said
            return None
        del self._waiting[key]
        return {one["type"]: one for one in (said, other)}

    def alone(self) -> Iterator[Said]:
        """Give the numbers that never found the other."""
        return iter(self._waiting.values())
