"""« Relevés d'Alvéole » : measures and points written, to come back exactly."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO, Final

from app.domain.device import Reading
from app.domain.entry import READING
from app.domain.harvest import Strand
from app.domain.own_export import HEADER, NAME, identity_of, measured, written
from app.domain.reading import DAY, Kept, Stretch
from app.domain.reading_key import of_parts
from app.domain.space import Space
from app.domain.when import When
from app.flows.measure import Measure
from app.flows.readings import Readings
from app.kinds import Kind, measure_kinds
from app.ports.vault import Vault

Progress = Callable[[int], object]
"""Told how many lines are written; what it raises ends it."""

_MANY: Final = 28 * DAY
"""Seconds of points read at once."""


def unheard(_done: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, repr=False)
class Writing:
    """Writes what was noted and what sensors read: nothing withdrawn or computed."""

    vault: Vault
    space: Space
    readings: Readings

    def write(self, sink: BinaryIO, progress: Progress = unheard) -> int:
        """Write the file in *sink*; return how many lines of readings it has."""
        sink.write(_line(HEADER))
        done = 0
        for item in self._items():
            for line in written(item):
                sink.write(_line(line))
                done += 1
                progress(done)
        return done

    def _items(self) -> Iterator[Reading | Strand]:
        for kind in measure_kinds():
            for one in self.readings.within(kind.code):
                if one.when.text and not one.computed:
                    yield _measure(one, kind)
        for kept in self.vault.traces.kept(self.space.id, ""):
            yield from self._strands(kept)

    def _strands(self, kept: Kept) -> Iterator[Strand]:
        """Give the points of a trace, some weeks at a time: never all of them."""
        for start in range(kept.first.t, kept.last.t + 1, _MANY):
            within = Stretch(start, start + _MANY - 1)
            points = self.vault.traces.points(self.space.id, kept.trace, within)
            if points:
                yield Strand(kept.trace, identity_of(kept.trace.source), tuple(points))


def _measure(one: Measure, kind: Kind) -> Reading:
    """Return a measure as a file says it; its key is the one it came with."""
    known = one.entry.meta.get(READING, "")
    return measured(
        kind.code,
        one.values,
        kind.ucum,
        _instant(one.when),
        when=one.when.text,
        source=one.source,
        key=bytes.fromhex(known) if known else of_parts(NAME, one.entry.id),
        entry=one.entry.id.hex(),
    )


def _instant(when: When) -> datetime:
    """Return the instant of a date; its first one when it is less precise."""
    try:
        at = datetime.fromisoformat(when.text)
    except ValueError:
        at = datetime.fromtimestamp(when.start / 1000, UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _line(told: Mapping[str, object]) -> bytes:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return f"{text}\n".encode()
