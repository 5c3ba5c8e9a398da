"""« Relevés d'Alvéole » : measures and points as a file of ours says them, both ways.

One JSON object a line; the first one is `HEADER`. A number is its digits, an instant
is ISO with its offset; a point is its second since 1970, its kept value, its flags.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from app.domain.device import (
    KEY_SIZE,
    DeviceIdentity,
    Reading,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.errors import Refused
from app.domain.harvest import Strand
from app.domain.reading import Point, Trace
from app.domain.segment import check, cut

NAME: Final = "alveole_json"
HEADER: Final = {"format": "alveole-readings", "version": 1}
ENTRY: Final = "entry"
"""The context of a measure that says which element it was."""
POINTS_MAX: Final = 1000
"""Points of one line."""
_TEXT_MAX: Final = 100
_VALUES_MAX: Final = 4
_KIND: Final = re.compile(r"[a-z][a-z0-9-]{0,40}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,12})?")
_SOURCE: Final = re.compile(r"(?:import|imported|device):.+")
WRONG: Final = (ArithmeticError, LookupError, TypeError, ValueError)
"""What a line that is none of ours raises."""


def identity_of(source: str) -> DeviceIdentity:
    """Return what made a value: *source*, as the record names it."""
    return DeviceIdentity(f"file:{NAME}|{source}", NAME, model=source)


def measured(  # noqa: PLR0913 - all a line says
    kind: str,
    values: Sequence[Decimal],
    unit: str,
    at: datetime,
    *,
    when: str,
    source: str,
    key: bytes,
    entry: str,
) -> Reading:
    """Return one measure of a file of ours; *when* is its date, as precise as it is."""
    alone, several = (values[0], ()) if len(values) == 1 else (None, tuple(values))
    return Reading(
        kind=kind,
        value=alone,
        unit=unit,
        stated=Stated(" ".join(format(one, "f") for one in values), unit),
        stamp=Stamp(at, TimeSource.FILE, when),
        device=identity_of(source),
        key=key,
        way=Way.FILE,
        parts=several,
        context=((ENTRY, entry),),
    )


def written(item: Reading | Strand) -> Iterator[dict[str, object]]:
    """Give the lines of a measure, or of points."""
    if isinstance(item, Reading):
        yield _told(item)
        return
    trace, points = item.trace, item.points
    named = {"code": trace.code, "source": trace.source, "unit": trace.unit}
    for start in range(0, len(points), POINTS_MAX):
        some = [list(point) for point in points[start : start + POINTS_MAX]]
        yield {"trace": {**named, "scale": trace.scale}, "points": some}


def read(line: Mapping[str, Any]) -> Reading | Strand:
    """Read a line. Raises one of `WRONG`."""
    return _strand(line) if "trace" in line else _measure(line)


def _told(one: Reading) -> dict[str, object]:
    values = one.parts or (one.value,)
    at = one.stamp.at
    return {
        "kind": one.kind,
        "values": [format(value, "f") for value in values if value is not None],
        "unit": one.unit,
        "at": at.isoformat() if at else "",
        "when": one.stamp.raw,
        "source": one.device.model,
        "key": one.key.hex(),
        "entry": dict(one.context)[ENTRY],
    }


def _measure(line: Mapping[str, Any]) -> Reading:
    values = [_number(one) for one in line["values"]]
    at, key = datetime.fromisoformat(_text(line["at"])), bytes.fromhex(line["key"])
    if not 0 < len(values) <= _VALUES_MAX or at.tzinfo is None or len(key) != KEY_SIZE:
        raise ValueError
    return measured(
        _matched(_KIND, line["kind"]),
        values,
        _text(line["unit"]),
        at,
        when=_text(line["when"]),
        source=_text(line["source"]),
        key=key,
        entry=_text(line["entry"]),
    )


def _strand(line: Mapping[str, Any]) -> Strand:
    told = line["trace"]
    code, source, unit = (_text(told[name]) for name in ("code", "source", "unit"))
    points = tuple(Point(*map(_whole, point)) for point in line["points"])
    strand = Strand(
        Trace(code, source, unit, _whole(told["scale"])), identity_of(source), points
    )
    if not points or not _kept(strand):
        raise ValueError
    return strand


def _kept(strand: Strand) -> bool:
    """Say whether segments may hold these points."""
    try:
        for segment in cut(strand.trace, strand.points):
            check(segment)
    except Refused:
        return False
    return _SOURCE.fullmatch(strand.trace.source) is not None


def _number(said: object) -> Decimal:
    return Decimal(_matched(_NUMBER, said))


def _matched(shape: re.Pattern[str], said: object) -> str:
    text = _text(said)
    if not shape.fullmatch(text):
        raise ValueError
    return text


def _text(said: object) -> str:
    if not isinstance(said, str) or len(said) > _TEXT_MAX or not said.isprintable():
        raise TypeError
    return said


def _whole(said: object) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        raise TypeError
    return said
