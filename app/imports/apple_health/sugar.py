"""« Glycémies » of each source, held until it is seen to be a sensor, or a meter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import Refused
from app.domain.sensing import sensed
from app.imports.apple_health.records import Said, seconds

ENOUGH: Final = 2_000
"""Records that settle what a source is."""
SOURCES_MAX: Final = 200


@dataclass(slots=True)
class Sugars:
    """Gives records back once their source is known for what it is."""

    _waiting: dict[str, list[Said]] = field(default_factory=dict)
    _sensors: dict[str, bool] = field(default_factory=dict)

    def take(self, said: Said) -> list[Said]:
        """Take a record; give those that are settled. Refuses too many sources."""
        source = said.get("sourceName", "")
        if source in self._sensors:
            return [said]
        waiting = self._waiting.setdefault(source, [])
        waiting.append(said)
        if len(self._waiting) > SOURCES_MAX:
            raise Refused("import.too_large")
        return self._settled(source) if len(waiting) >= ENOUGH else []

    def rest(self) -> Iterator[Said]:
        """Give those of the sources that said little."""
        for source in list(self._waiting):
            yield from self._settled(source)

    def sensor(self, said: Said) -> bool:
        """Say whether the source of a settled record is a sensor."""
        return self._sensors[said.get("sourceName", "")]

    def _settled(self, source: str) -> list[Said]:
        waiting = self._waiting.pop(source)
        instants = (seconds(one["startDate"]) or 0 for one in waiting)
        self._sensors[source] = sensed(instants)
        return waiting
