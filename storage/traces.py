"""« Tracés » on disk: points in a table of their own, in step with the segments."""

import json
from collections.abc import Iterator
from dataclasses import asdict, astuple

from app.domain.entry import Entry
from app.domain.ids import SpaceId
from app.domain.reading import (
    ALL,
    DAY,
    Bucket,
    Kept,
    Point,
    Slot,
    Stretch,
    Trace,
)
from app.domain.segment import KIND, Segment, held, of_day
from storage.sql import Store, Writer

_ADD = "INSERT INTO trace(space, code, source, unit, scale) VALUES (?, ?, ?, ?, ?)"
_NAMED = (
    "SELECT n FROM trace"
    " WHERE space = ? AND code = ? AND source = ? AND unit = ? AND scale = ?"
)
_ROW = "SELECT n FROM entry WHERE space = ? AND id = ?"
_PUT = (
    "INSERT INTO reading(trace, t, value, flags, segment) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT(trace, t) DO UPDATE SET"
    " value = excluded.value, flags = excluded.flags, segment = excluded.segment"
    " WHERE (SELECT id FROM entry WHERE n = excluded.segment)"
    " > (SELECT id FROM entry WHERE n = reading.segment)"
)
_FORGET = "DELETE FROM reading WHERE trace = ? AND t BETWEEN ? AND ? AND segment = ?"
_EMPTY = (
    "DELETE FROM trace"
    " WHERE n = ? AND NOT EXISTS (SELECT 1 FROM reading WHERE trace = trace.n)"
)
_OF_DAY = (
    "SELECT n, body FROM entry"
    " WHERE space = ? AND kind = ? AND when_from = ? AND when_text = ? AND n <> ?"
)
_OF_TRACE = (
    " FROM reading WHERE trace = (SELECT n FROM trace WHERE space = :space"
    " AND code = :code AND source = :source AND unit = :unit AND scale = :scale)"
)
_WITHIN = f"{_OF_TRACE} AND t BETWEEN :since AND :until"
_SOUND = "flags & 4 = 0"
_KEPT = (
    "SELECT code, source, unit, scale, first.t, first.value, first.flags,"
    " last.t, last.value, last.flags FROM trace"
    " CROSS JOIN reading AS first ON first.trace = trace.n"
    " AND first.t = (SELECT min(t) FROM reading WHERE trace = trace.n)"
    " CROSS JOIN reading AS last ON last.trace = trace.n"
    " AND last.t = (SELECT max(t) FROM reading WHERE trace = trace.n)"
    " WHERE space = :space AND :code IN ('', code)"
    " ORDER BY last.t DESC, code, source, unit, scale"
)
_POINTS = f"SELECT t, value, flags{_WITHIN} ORDER BY t"
_COUNT = f"SELECT count(*){_WITHIN}"
_SLOTS = (
    "SELECT (t + :ahead + 86400) % 86400 / :seconds AS slot, value, count(*)"
    f"{_WITHIN} AND {_SOUND} GROUP BY slot, value ORDER BY slot, value"
)
_SUMS = "json_array(count(*), min(value), max(value), sum(value))"
_PIECES = (
    "WITH RECURSIVE piece(start) AS (SELECT :since UNION ALL"
    " SELECT start + :seconds FROM piece WHERE start + :seconds <= :until)"
    " SELECT start FROM piece"
)
_BUCKETS = (  # one walk along the key: a GROUP BY would sort every row first
    f"SELECT start, (SELECT {_SUMS}{_OF_TRACE} AND t BETWEEN start"  # noqa: S608 - constants
    f" AND min(start + :seconds - 1, :until) AND {_SOUND}) FROM ({_PIECES})"
)


class SqlTraces:
    """Reads points along their key; `follow` keeps them."""

    def __init__(self, database: Store) -> None:
        self._ask = database.ask

    def kept(self, space: SpaceId, code: str = "") -> list[Kept]:
        """Return the traces of a kind (every one for ""), the freshest first."""
        rows = self._ask(_KEPT, {"space": space, "code": code})
        return [
            Kept(Trace(*row[:4]), Point(*row[4:7]), Point(*row[7:])) for row in rows
        ]

    def points(
        self, space: SpaceId, trace: Trace, within: Stretch = ALL
    ) -> list[Point]:
        """Return every point of a stretch, in order of time."""
        rows = self._ask(_POINTS, _asked(space, trace, within))
        return [Point(*row) for row in rows]

    def count(self, space: SpaceId, trace: Trace, within: Stretch = ALL) -> int:
        """Return how many points a stretch has."""
        return int(self._ask(_COUNT, _asked(space, trace, within))[0][0])

    def buckets(
        self, space: SpaceId, trace: Trace, within: Stretch, *, seconds: int
    ) -> list[Bucket]:
        """Sum up a stretch by pieces of so many seconds; empty pieces are left out."""
        rows = self._ask(_BUCKETS, _asked(space, trace, within, seconds=seconds))
        summed = ((start, json.loads(sums)) for start, sums in rows)
        return [Bucket(start, *sums) for start, sums in summed if sums[0]]

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
        asked = _asked(space, trace, within, seconds=seconds, ahead=ahead)
        return [Slot(*row) for row in self._ask(_SLOTS, asked)]


def follow(
    writer: Writer, space: SpaceId, before: Entry | None, after: Entry | None
) -> None:
    """Keep the points in step with an entry, before its row goes.

    *before* is what it was, *after* what its row says now, None for removed.
    """
    old, new = held(before), held(after)
    if old == new:
        return
    if before is not None and old is not None:
        _forget(writer, space, before, old)
    if after is not None and new is not None:
        _keep(writer, space, new, _row(writer, space, after))


def _keep(writer: Writer, space: SpaceId, segment: Segment, row: int) -> None:
    trace = _number(writer, space, segment.trace)
    writer.executemany(_PUT, ((trace, *point, row) for point in segment.points))


def _forget(writer: Writer, space: SpaceId, entry: Entry, segment: Segment) -> None:
    """Take the points of a segment away; what they hid of others is seen again."""
    trace, row = _number(writer, space, segment.trace), _row(writer, space, entry)
    first, last = segment.points[0].t, segment.points[-1].t
    writer.execute(_FORGET, (trace, first, last, row))
    for other, found in _others(writer, space, entry, row):
        if found is not None and found.trace == segment.trace:
            _keep(writer, space, found, other)
    writer.execute(_EMPTY, (trace,))


def _others(
    writer: Writer, space: SpaceId, entry: Entry, row: int
) -> Iterator[tuple[int, Segment | None]]:
    """Give the other segments of the same day, each with its row."""
    when = entry.when
    asked = (space, KIND, when.start, when.text, row)
    for other, body in writer.execute(_OF_DAY, asked).fetchall():
        yield other, of_day(body, when.text)


def _number(writer: Writer, space: SpaceId, trace: Trace) -> int:
    """Return the number of a trace, a new one the first time."""
    named = (space, *astuple(trace))
    if not writer.execute(_NAMED, named).fetchall():
        writer.execute(_ADD, named)
    return int(writer.execute(_NAMED, named).fetchall()[0][0])


def _row(writer: Writer, space: SpaceId, entry: Entry) -> int:
    return int(writer.execute(_ROW, (space, entry.id)).fetchall()[0][0])


def _asked(
    space: SpaceId, trace: Trace, within: Stretch, **more: int
) -> dict[str, object]:
    return {"space": space, **asdict(trace), **within._asdict(), **more}
