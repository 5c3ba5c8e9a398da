"""« Pas » of each day, and the two numbers of a pressure: what several records make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Final

from app.domain.errors import Refused
from app.imports.apple_health.records import PRESSURES, Said, moment

WAITING_MAX: Final = 200_000
"""Numbers that wait for another: more than a life of pressures, or of days."""
_NOON: Final = timedelta(hours=12)


@dataclass(slots=True)
class Steps:
    """Steps by day and by source: two that a person wears at once are never added."""

    _counts: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    _said: dict[tuple[str, str], Said] = field(default_factory=dict)

    def add(self, said: Said, count: Decimal) -> None:
        """Take a record. Raises Refused("import.too_large")."""
        key = said["startDate"][:10], said.get("sourceName", "")
        if key not in self._counts:
            if len(self._counts) >= WAITING_MAX:
                raise Refused("import.too_large")
            self._counts[key], self._said[key] = count, said
        else:
            self._counts[key] += count

    def days(self) -> Iterator[tuple[str, Decimal, Said]]:
        """Give each day, the most one source counted, and its first record."""
        best: dict[str, tuple[Decimal, str]] = {}
        for (day, source), count in self._counts.items():
            best[day] = max(best.get(day, (Decimal(-1), "")), (count, source))
        for day in sorted(best):
            count, source = best[day]
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


def is_pressure(name: str) -> bool:
    """Say whether a record is one of the two numbers of a pressure."""
    return name in PRESSURES
