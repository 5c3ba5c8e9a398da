"""« Google Fit » : what a telephone counted, from the archive of Google Takeout.

Each sort of data has one file that joins its sources, which says so:
`"Data Source": "derived:com.google.weight:com.google.android.gms:merge_weight"`, then
`"Data Points"`, an array: nanoseconds since 1970, `fitValue`. Kilograms, metres,
mmol/L, degrees Celsius. The other files repeat these, source by source.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from app.domain.amounts import UCUM, number
from app.domain.day_sums import DaySums
from app.domain.device import DeviceIdentity, Rejected, Stamp, TimeSource
from app.domain.errors import Refused
from app.domain.harvest import Asking, Item
from app.domain.reading import T_MAX, Trace
from app.domain.spots import Line, Spots
from app.domain.torrent import Run
from app.gates.archive import EXPORT, MARK, Member, members, office
from app.gates.json_items import Object, objects
from app.gates.paged import Foreign, Paged
from app.imports import HEAD, Confidence, export

NAME: Final = "google_fit"
BRAND: Final = "Google Fit"
STEPS: Final = "step_count.delta"
_SPOTS: Final = {
    "weight": ("body-weight", "kg"),
    "height": ("body-height", "m"),
    "blood_glucose": ("blood-glucose", "mmol/L"),
    "oxygen_saturation": ("oxygen-saturation", "%"),
    "body.temperature": ("body-temperature", "degC"),
    "blood_pressure": ("blood-pressure", "mmHg"),
}
_RATES: Final = {"heart_rate.bpm": "heart-rate"}
_SOURCE: Final = re.compile(
    rb'"Data Source"\s*:\s*"derived:com\.google\.([a-z_.]{1,60}):'
    rb'com\.google\.android\.gms:(merge\w{0,60}|estimated_steps)"'
)
_POINTS: Final = re.compile(rb'"Data Points"\s*:\s*\[')
_BILLION: Final = 10**9
_DAY: Final = 86_400
_TAIL: Final = 256
_NOON: Final = time(12)
_DEVICE: Final = DeviceIdentity(f"file:{NAME}|", NAME, model=BRAND)


@dataclass(frozen=True, slots=True)
class _Stream:
    """The file of one sort of data, its array standing from *start*."""

    sort: str
    file: Member
    start: int

    def points(self) -> Iterator[Object]:
        """Give the objects of its array."""
        lent = self.file.lent()
        at = max(self.start, lent.size - _TAIL)
        end = lent.read(at, lent.size - at).rfind(b"]") + 1
        if not end:
            raise Refused("import.damaged")
        yield from objects(Paged(lent.within(self.start, at + end - self.start)))


def sniff(head: bytes, _name: str) -> Confidence:
    """Recognise an archive; what its files say of themselves tells whose it is."""
    packed = head.startswith(MARK) and not office(head)
    return Confidence.SURE if packed else Confidence.NO


def owns(content: Foreign) -> bool:
    """Recognise one file of joined data."""
    try:
        return next(_streams(content), None) is not None
    except Refused:
        return False


def harvest(content: Foreign, asking: Asking) -> Iterator[Item]:
    """Give the readings, one sort after the other."""
    zone, spots = ZoneInfo(asking.zone), Spots(NAME, _DEVICE)
    found = {one.sort: one for one in _streams(content)}
    for sort, stream in found.items():
        if sort in _SPOTS:
            for point in stream.points():
                yield _spot(point, sort, spots, zone)
        elif sort in _RATES:
            yield from _beats(stream, _RATES[sort], zone)
        elif sort == STEPS:
            yield from _steps(stream, spots, zone)
        else:
            yield Rejected("nothing", sort.encode(), sort)


def _streams(content: Foreign) -> Iterator[_Stream]:
    """Find the file of each sort of data; the last of two is believed."""
    for file in members(content, EXPORT):
        if not file.name.endswith(".json"):
            continue
        head = file.read(HEAD)
        source, points = _SOURCE.search(head), _POINTS.search(head)
        if source and points:
            yield _Stream(source[1].decode(), file, points.end() - 1)


def _spot(point: Object, sort: str, spots: Spots, zone: ZoneInfo) -> Item:
    """Return the reading of a point."""
    kind, unit = _SPOTS[sort]
    where = f"{sort} {point.rank}"
    at = _instant(point, zone)
    if at is None:
        return Rejected("line", point.raw, where)
    stamp = Stamp(at, TimeSource.FILE, str(point.told["startTimeNanos"]))
    count = 2 if kind == "blood-pressure" else 1
    texts = [*_values(point), *[""] * count][:count]
    return spots.told(Line(stamp, point.raw, where), kind, texts, unit)


def _beats(stream: _Stream, kind: str, zone: ZoneInfo) -> Iterator[Item]:
    """Give the points of a rate by strands."""
    run = Run(Trace(kind, "import:google-fit", UCUM[kind]), _DEVICE)
    for point in stream.points():
        at, value = _instant(point, zone), number(next(iter(_values(point)), ""))
        if at is None or value is None or not run.add(int(at.timestamp()), value):
            yield Rejected("line" if at is None else "value", point.raw, kind)
        if run.full:
            yield run.given()
    if run.points:
        yield run.given()


def _steps(stream: _Stream, spots: Spots, zone: ZoneInfo) -> Iterator[Item]:
    """Give the steps of each local day; the last one may not be over."""
    sums = DaySums[str]()
    for point in stream.points():
        at, count = _instant(point, zone), number(next(iter(_values(point)), ""))
        if at is None or count is None:
            yield Rejected("line" if at is None else "value", point.raw, STEPS)
        else:
            sums.add(at.date().isoformat(), "", count)
    days = [(day, count) for day, _, count in sums.best()]
    for day, count in days[:-1]:
        noon = datetime.combine(datetime.fromisoformat(day), _NOON, zone)
        raw = f"{day} {count:f}".encode()
        line = Line(Stamp(noon, TimeSource.FILE, day), raw, day)
        yield spots.told(line, "steps-by-day", [f"{count:f}"], "count")
    for day, count in days[-1:]:
        yield Rejected("nothing", f"{day} {count:f}".encode(), STEPS)


def _instant(point: Object, zone: ZoneInfo) -> datetime | None:
    """Return when a point was measured, on the clock of the person."""
    said = str(point.told.get("startTimeNanos", ""))
    if not said.isdecimal() or not said.isascii():
        return None
    seconds = int(said[:30]) // _BILLION
    known = 0 < seconds < T_MAX - _DAY
    return datetime.fromtimestamp(seconds, zone) if known else None


def _values(point: Object) -> list[str]:
    """Return the numbers of a point, as they are written."""
    told = point.told.get("fitValue")
    return [_number(one) for one in told] if isinstance(told, list) else []


def _number(value: Any) -> str:  # noqa: ANN401 - JSON of somebody else
    inside = value.get("value", value) if isinstance(value, dict) else {}
    for name in ("fpVal", "intVal"):
        found = inside.get(name) if isinstance(inside, dict) else None
        if isinstance(found, int | Decimal):
            return f"{found:f}" if isinstance(found, Decimal) else str(found)
    return ""


READER = export(
    NAME, BRAND, ("application/json", "application/zip"), sniff, harvest, owns
)
