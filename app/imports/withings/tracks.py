"""What a watch of Withings says all day: beats by lists, steps by day.

`raw_hr_hr.csv`: `start` with its offset, `duration` and `value` as lists of as many
seconds and beats. `aggregates_steps.csv`: `date`, `value`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from app.domain.amounts import UCUM
from app.domain.device import DeviceIdentity, Rejected
from app.domain.harvest import Item
from app.domain.reading import Trace
from app.domain.spots import Line, Spots
from app.domain.stamping import filed
from app.domain.torrent import Run
from app.gates.csv_rows import Row, columns

_NUMBERS: Final = re.compile(r"\d{1,6}", re.ASCII)
_LIST: Final = re.compile(r"\[?\s*(?:\d{1,6}\s*,\s*)*\d{1,6}\s*\]?", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NOON: Final = time(12)
_TRACE: Final = Trace("heart-rate", "import:withings", UCUM["heart-rate"])


@dataclass(frozen=True, slots=True)
class _Beats:
    """The beats one line says, second by second."""

    at: int
    seconds: tuple[int, ...]
    values: tuple[int, ...]

    def each(self) -> Iterator[tuple[int, Decimal]]:
        """Give each beat, and when it was."""
        starts = accumulate(self.seconds, initial=self.at)
        return zip(starts, map(Decimal, self.values), strict=False)


def beats(lines: Iterator[Row], device: DeviceIdentity) -> Iterator[Item]:
    """Give the beats of the heart by strands."""
    header = next(lines, None)
    places = columns(header) if header else {}
    run = Run(_TRACE, device)
    for row in lines:
        cells = [row.cell(places.get(name)) for name in ("start", "duration", "value")]
        found = _beats(*cells)
        if found is None:
            yield Rejected("line", row.raw, str(row.line))
        else:
            yield from _poured(found, run, row)
    if run.points:
        yield run.given()


def _poured(found: _Beats, run: Run, row: Row) -> Iterator[Item]:
    """Add the beats of a line to the run; give it once long."""
    for at, value in found.each():
        if not run.add(at, value):
            yield Rejected("value", row.raw, str(row.line))
        if run.full:
            yield run.given()


def steps(lines: Iterator[Row], spots: Spots, zone: ZoneInfo) -> Iterator[Item]:
    """Give the steps of each day; the last one may not be over."""
    header = next(lines, None)
    places = columns(header) if header else {}
    days = {row.cell(places.get("date")): row for row in lines}
    last = max((day for day in days if _DAY.fullmatch(day)), default="")
    for day, row in days.items():
        noon = _noon(day, zone)
        if noon is None:
            yield Rejected("line", row.raw, str(row.line))
        elif day == last:
            yield Rejected("nothing", row.raw, str(row.line))
        else:
            line = Line(filed(noon, day, zone), row.raw, str(row.line))
            said = row.cell(places.get("value"))
            yield spots.told(line, "steps-by-day", [said], "count")


def _beats(start: str, duration: str, value: str) -> _Beats | None:
    try:
        at = datetime.fromisoformat(start)
    except ValueError:
        return None
    if at.tzinfo is None or not _LIST.fullmatch(duration) or not _LIST.fullmatch(value):
        return None
    seconds, values = (
        tuple(map(int, _NUMBERS.findall(text))) for text in (duration, value)
    )
    same = len(seconds) == len(values)
    return _Beats(int(at.timestamp()), seconds, values) if same else None


def _noon(day: str, zone: ZoneInfo) -> datetime | None:
    """Return the middle of a day, which is that day wherever it is read."""
    try:
        found = date.fromisoformat(day) if _DAY.fullmatch(day) else None
    except ValueError:
        return None
    return datetime.combine(found, _NOON, zone) if found else None
