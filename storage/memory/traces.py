"""« Tracés » in memory: what the segments say, put together at each question."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from app.domain.ids import SpaceId
from app.domain.reading import (
    ALL,
    DAY,
    Bucket,
    Flag,
    Kept,
    Point,
    Slot,
    Stretch,
    Trace,
)
from app.domain.segment import KIND, Segment, of_day
from storage.memory.state import Memory

_read = lru_cache(maxsize=1 << 12)(of_day)
"""Reads a segment once: an example of a person holds a season of them."""


class MemoryTraces:
    """Believes, for each instant, the segment with the greatest id."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def kept(self, space: SpaceId, code: str = "") -> list[Kept]:
        """Return the traces of a kind (every one for ""), the freshest first."""
        names = {one.trace for one in self._segments(space)}
        asked = [name for name in names if code in ("", name.code)]
        found = [
            Kept(name, points[0], points[-1])
            for name in asked
            if (points := self.points(space, name))
        ]
        return sorted(found, key=_freshest)

    def points(
        self, space: SpaceId, trace: Trace, within: Stretch = ALL
    ) -> list[Point]:
        """Return every point of a stretch, in order of time."""
        said = {
            point.t: point
            for segment in self._segments(space)
            if segment.trace == trace
            for point in segment.points
        }
        held = (t for t in sorted(said) if within.since <= t <= within.until)
        return [said[t] for t in held]

    def count(self, space: SpaceId, trace: Trace, within: Stretch = ALL) -> int:
        """Return how many points a stretch has."""
        return len(self.points(space, trace, within))

    def buckets(
        self, space: SpaceId, trace: Trace, within: Stretch, *, seconds: int
    ) -> list[Bucket]:
        """Sum up a stretch by pieces of so many seconds; empty pieces are left out."""
        pieces: dict[int, list[int]] = {}
        for point in self._sound(space, trace, within):
            piece = (point.t - within.since) // seconds
            pieces.setdefault(piece, []).append(point.value)
        return [
            Bucket(within.since + n * seconds, len(v), min(v), max(v), sum(v))
            for n, v in pieces.items()
        ]

    def slots(
        self,
        space: SpaceId,
        trace: Trace,
        within: Stretch = ALL,
        *,
        seconds: int = DAY,
        ahead: int = 0,
    ) -> list[Slot]:
        """Count each value by slot of the day, in order of slot, then of value."""
        counted = Counter(
            ((point.t + ahead) % DAY // seconds, point.value)
            for point in self._sound(space, trace, within)
        )
        return [Slot(*place, counted[place]) for place in sorted(counted)]

    def _sound(self, space: SpaceId, trace: Trace, within: Stretch) -> list[Point]:
        points = self.points(space, trace, within)
        return [point for point in points if not point.flags & Flag.IMPLAUSIBLE]

    def _segments(self, space: SpaceId) -> Iterator[Segment]:
        """Give the segments of a space, the one made last at the end."""
        kept = self._memory.state.entries.values()
        days = [one for one in kept if one.kind == KIND and one.space == space]
        for day in sorted(days, key=lambda one: one.id):
            segment = _read(day.body, day.when.text)
            if segment is not None:
                yield segment


def _freshest(kept: Kept) -> tuple[int, str, str, str, int]:
    trace = kept.trace
    return -kept.last.t, trace.code, trace.source, trace.unit, trace.scale
