"""« readings.csv » : every point of a space as a plain table, for other programs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from app.domain.ids import SpaceId
from app.domain.reading import DAY, Kept, Stretch
from app.ports.traces import Traces

NAME: Final = "readings.csv"
HEADER: Final = "code,source,unit,time,value,flags\r\n"
_MANY: Final = 28 * DAY
"""Seconds read at once: a life of points does not fit in memory."""


def table(traces: Traces, space: SpaceId) -> Iterator[bytes]:
    """Give the table in pieces (RFC 4180), by trace, then in order of time.

    Times are UTC (ISO 8601), values decimals in the unit (UCUM) of the trace, flags
    the sum of `Flag`. Codes, sources and units are quoted: they may hold a comma.
    """
    yield HEADER.encode()
    for kept in traces.kept(space):
        yield from _rows(traces, space, kept)


def _rows(traces: Traces, space: SpaceId, kept: Kept) -> Iterator[bytes]:
    trace = kept.trace
    named = ",".join(map(_quoted, (trace.code, trace.source, trace.unit)))
    for start in range(kept.first.t, kept.last.t + 1, _MANY):
        within = Stretch(start, start + _MANY - 1)
        rows = (
            f"{named},{_time(point.t)},{trace.exact(point.value):f},{point.flags}\r\n"
            for point in traces.points(space, trace, within)
        )
        yield "".join(rows).encode()


def _time(t: int) -> str:
    return datetime.fromtimestamp(t, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _quoted(text: str) -> str:
    """Quote a cell; none begins a formula in a spreadsheet."""
    sign = "'" if text[:1] in ("=", "+", "-", "@") else ""
    return '"' + sign + text.replace('"', '""') + '"'
