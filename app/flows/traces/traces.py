"""« Tracés » : points of a sensor added by whole files, and taken back as one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Final

from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry, Link
from app.domain.ids import EntryId, SpaceId
from app.domain.query import PAGE_MAX, Query
from app.domain.reading import Point, Stretch, Trace, day_of
from app.domain.segment import (
    KIND,
    POINTS_MAX,
    Segment,
    check,
    cut,
    encode,
    held,
)
from app.domain.space import Space
from app.domain.when import When
from app.domain.write import Write
from app.flows.traces.curves import Curves
from app.flows.world import World
from app.ports.vault import Vault

BATCH: Final = "batch"
"""The link from a segment to the batch it came in."""
_POINTS: Final = 2000
"""Points of one transaction: nobody waits for it long."""
_SEGMENTS: Final = 20

Progress = Callable[[int, int], object]
"""Told (points done, points in all) as the work goes on; what it raises ends it."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the points given: *known* ones were here already.

    *batch* takes the others back.
    """

    batch: EntryId
    added: int
    known: int


class Traces(Curves):
    """The traces of a space, read and added to.

    Raw points are for the person alone: rubric of measures, private.
    """

    def __init__(self, vault: Vault, world: World, space: Space, zone: tzinfo) -> None:
        super().__init__(vault, space, zone)
        self._world = world

    def add(
        self,
        trace: Trace,
        points: Iterable[Point],
        *,
        batch: EntryId | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Keep the points that are not here yet, in any order, each instant once.

        A point that says otherwise than before takes its place. What comes again and
        again from one sensor keeps one *batch*: its days grow, and what other batches
        said since is still believed. Call it in a thread.
        Raises Refused("segment.malformed") before anything is written.
        """
        segments = _cut(trace, points)
        size = _size(segments)
        grown = self._brought(batch) if batch else []
        batch = batch or EntryId(self._world.new_id())
        added = done = 0
        for some in _gathered(segments):
            fresh = self._fresh(some)
            entries = tuple(self._entry(one, batch, grown) for one in fresh)
            self._commit(Write(self._space.id, entries=entries))
            added += _size(fresh)
            done += _size(some)
            if progress:
                progress(done, size)
        return Added(batch, added, size - added)

    def grown(
        self, trace: Trace, points: Iterable[Point], batch: EntryId
    ) -> list[tuple[Entry, tuple[Point, ...]]]:
        """Return the elements to write so that points are kept, each with its new ones.

        What is here already brings nothing. Raises Refused("segment.malformed").
        """
        before = self._brought(batch)
        fresh = self._fresh(_cut(trace, points))
        return [(self._entry(one, batch, before), one.points) for one in fresh]

    def undo(self, batch: EntryId, *, progress: Progress | None = None) -> None:
        """Take back every point a batch brought; what it had hidden is seen again."""
        brought = self._brought(batch)
        for start in range(0, len(brought), _SEGMENTS):
            some = tuple(brought[start : start + _SEGMENTS])
            self._commit(Write(self._space.id, removed=some))
            if progress:
                progress(start + len(some), len(brought))

    def _fresh(self, segments: Iterable[Segment]) -> list[Segment]:
        """Return what of these segments is not here yet."""
        fresh = []
        for segment in segments:
            within = Stretch(segment.points[0].t, segment.points[-1].t)
            known = self._vault.traces.points(self._space.id, segment.trace, within)
            if left := set(segment.points).difference(known):
                fresh.append(Segment(segment.trace, tuple(sorted(left))))
        return fresh

    def _brought(self, batch: EntryId) -> list[EntryId]:
        return self._vault.linked(self._space.id, BATCH, batch)

    def _entry(
        self, segment: Segment, batch: EntryId, grown: Sequence[EntryId]
    ) -> Entry:
        """Return the element of a batch and a day, which grows with what comes."""
        at = self._world.ms()
        for old in self._of_day(segment) if grown else ():
            before = held(old)
            if old.id in grown and before and before.trace == segment.trace:
                said = {one.t: one for one in (*before.points, *segment.points)}
                if len(said) <= POINTS_MAX:
                    whole = Segment(segment.trace, tuple(sorted(said.values())))
                    return replace(old, body=encode(whole), updated=at)
        new = self._world.new_id()
        made = segment_entry(segment, self._space.id, new, batch=batch)
        return replace(made, updated=at)

    def _of_day(self, segment: Segment) -> list[Entry]:
        start = When.parse(day_of(segment.points[0].t)).start
        asked = Query(KIND, since=start, until=start, limit=PAGE_MAX)
        return self._vault.find(self._space.id, asked)

    def _commit(self, write: Write) -> None:
        if write.entries or write.removed:
            self._vault.commit(write)


def segment_entry(
    segment: Segment, space: SpaceId, own: bytes, *, batch: bytes
) -> Entry:
    """Return the private element that brings the points of a day."""
    return Entry(
        space=space,
        id=EntryId(own),
        kind=KIND,
        body=encode(segment),
        when=When.parse(day_of(segment.points[0].t)),
        rubric=Rubric.MEASURES,
        confidentiality=Confidentiality.PRIVE,
        links=(Link(BATCH, EntryId(batch)),),
    )


def _cut(trace: Trace, points: Iterable[Point]) -> list[Segment]:
    """Cut points in sound segments, each instant once."""
    ordered = sorted({point.t: point for point in points}.values())
    segments = list(cut(trace, ordered))
    for segment in segments:
        check(segment)
    return segments


def _gathered(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Give segments by transactions: one at least, few points."""
    some: list[Segment] = []
    for segment in segments:
        if some and _size(some) + len(segment.points) > _POINTS:
            yield some
            some = []
        some.append(segment)
    if some:
        yield some


def _size(segments: Iterable[Segment]) -> int:
    return sum(len(segment.points) for segment in segments)
