"""« Tableur » : measures as one table a spreadsheet opens, for people and machines."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from io import TextIOWrapper
from typing import BinaryIO, Final

from app.domain.reading import Flag, Kept
from app.flows.backpack.packing import Packed, Progress
from app.flows.measure import Measure
from app.flows.measuring.sensor import in_own_unit, readable
from app.flows.periods import ALWAYS, Span
from app.flows.readings import Readings
from app.flows.traces.curves import Curves
from app.kinds import Kind

MACHINE: Final = ("code", "loinc", "time", "value", "value2", "ucum", "source", "id")
"""Columns a program reads, after those for people; decimals have a dot there."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so would be run by some spreadsheets."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the table says to people, in their language and units.

    *headers* name the columns that *told* fills for one measure; *read* fills them
    for a reading of a sensor: its moment, its value.
    """

    headers: Sequence[str]
    told: Callable[[Measure, Kind], Sequence[str]]
    read: Callable[[datetime, str, Kind], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which measures are wanted: *kinds* as they are shown, of a *span* of days."""

    kinds: Sequence[Kind]
    span: Span = field(default=ALWAYS)


@dataclass(frozen=True, slots=True, repr=False)
class Spreadsheet:
    """Writes what was noted, and what sensors read; nothing withdrawn or impossible."""

    readings: Readings
    traces: Curves
    zone: tzinfo

    def count(self, chosen: Chosen) -> int:
        """Return how many lines the table would have, its headers left out."""
        return sum(
            len(self.readings.within(kind.code, chosen.span))
            + sum(
                sum(self.traces.tally(kept.trace, chosen.span).values())
                for kept in readable(self.traces, kind.code)
            )
            for kind in chosen.kinds
        )

    def write(
        self, chosen: Chosen, wording: Wording, sink: BinaryIO, progress: Progress
    ) -> Packed:
        """Write the table in *sink*: UTF-8 with its mark, semicolons, newest first."""
        total, done = self.count(chosen), 0
        out = TextIOWrapper(sink, "utf-8-sig", newline="")
        table = csv.writer(out, delimiter=";")
        table.writerow([*wording.headers, *MACHINE])
        for row in self._rows(chosen, wording):
            table.writerow([safe(cell) for cell in row])
            done += 1
            progress(done, max(total, done))
        out.flush()
        out.detach()
        return Packed(done, 1, 0)

    def _rows(self, chosen: Chosen, wording: Wording) -> Iterator[Sequence[str]]:
        for kind in chosen.kinds:
            for one in self.readings.within(kind.code, chosen.span):
                yield [*wording.told(one, kind), *_machine(one, kind)]
            for kept in readable(self.traces, kind.code):
                yield from self._read(kept, kind, chosen.span, wording)

    def _read(
        self, kept: Kept, kind: Kind, span: Span, wording: Wording
    ) -> Iterator[Sequence[str]]:
        """Give each reading of a sensor, day by day: never all of them at once."""
        for day in _days(kept, span, self.zone):
            for t, scaled, flags in reversed(
                self.traces.points(kept.trace, Span(day, day))
            ):
                if flags & Flag.IMPLAUSIBLE:
                    continue
                at = datetime.fromtimestamp(t, UTC).astimezone(self.zone)
                value = format(in_own_unit(kept.trace, scaled), "f")
                machine = (kind.code, kind.loinc, at.isoformat(), value, "", kind.ucum)
                yield [*wording.read(at, value, kind), *machine, kept.trace.source, ""]


def safe(cell: str) -> str:
    """Return a cell no spreadsheet runs: what begins like a formula is quoted."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _machine(one: Measure, kind: Kind) -> tuple[str, ...]:
    values = [format(value, "f") for value in one.values]
    first, second = (*values, "")[:2]
    name = one.entry.id.hex()
    return (
        *(kind.code, kind.loinc, one.when.text),
        *(first, second, kind.ucum, one.source, name),
    )


def _days(kept: Kept, span: Span, zone: tzinfo) -> Iterator[str]:
    """Give the local days a trace has in a span, the latest first."""
    ends = [
        datetime.fromtimestamp(point.t, UTC).astimezone(zone).date()
        for point in (kept.first, kept.last)
    ]
    first = max(ends[0], date.fromisoformat(span.first)) if span.first else ends[0]
    last = min(ends[1], date.fromisoformat(span.last)) if span.last else ends[1]
    for back in range((last - first).days + 1):
        yield (last - timedelta(days=back)).isoformat()
