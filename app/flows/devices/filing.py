"""« Classement » : a reading made an element of the record, or a point of a trace."""

from collections.abc import Iterator, Mapping
from datetime import timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from app.domain.device import Mark, Reading, TimeSource, Way
from app.domain.entry import READING, Link
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.reading import Flag, Point, Trace
from app.domain.when import When
from app.fhir.observation import Typed
from app.flows.devices.gates import kind_of, plausible, values_of
from app.flows.making import Taken
from app.flows.traces.traces import BATCH
from app.kinds import Kind, Unit

TAKEN_BY: Final = "taken-by"
"""The link from a measure to the device that took it."""
_TENTHS: Final = 1
"""Digits kept of a point after its comma."""
_ROUNDED: Final = ("blood-glucose", "interstitial-glucose")
"""What the guide wants in whole mg/dL when it was said in mmol/L."""
_MASS: Final = ("kg/L", "mg/dL", "g/L")
_SAID_AS: Final = ("kg/L", "mol/L")
"""What the wire of a meter says: a UCUM code that nobody types."""
_MOMENTS: Final = {
    "before-meal": "88365-2",
    "after-meal": "16915-1",
    "fasting": "53049-3",
    "casual": "LA46-8",
    "bedtime": "LA46-8",
}
"""When a glucose was taken (JDV_J157), by what meters say of the meal."""


def source_of(reading: Reading) -> str:
    """Return where a reading comes from, as the meta of an element says it."""
    brought = reading.way in (Way.FILE, Way.SERVICE)
    return f"{'imported' if brought else 'device'}:{reading.device.driver}"


def taken(
    reading: Reading, zone: tzinfo, device: EntryId | None, batch: EntryId | None
) -> Taken:
    """Return what is made of a reading that is kept: its values, date and origin."""
    kind = kind_of(reading)
    if kind is None or reading.stamp.at is None:
        raise Refused("kind.no_value")
    ties = {TAKEN_BY: device, BATCH: batch}
    return Taken(
        kind,
        _values(reading, kind),
        _when(reading, kind, zone),
        _typed(reading, kind),
        said=_said(reading, kind),
        by=source_of(reading),
        device=device or reading.device.model or reading.device.manufacturer,
        beside=origin(reading),
        ties=tuple(Link(name, one) for name, one in ties.items() if one),
    )


def origin(reading: Reading) -> Mapping[str, str]:
    """Return all that is known of where a value comes from (see `Entry`)."""
    stated, stamp = reading.stated, reading.stamp
    skew = "" if stamp.skew is None else str(stamp.skew // timedelta(seconds=1))
    told = {
        READING: reading.key.hex(),
        "device": reading.device.key,
        "stated": f"{stated.text} {stated.unit}".strip(),
        "raw": stated.raw.hex(),
        "clock": stamp.source.value,
        "clock.raw": stamp.raw,
        "clock.skew": skew,
        "clock.fold": stamp.fold.value,
        "slot": "" if reading.slot is None else str(reading.slot),
        "marks": " ".join(sorted(reading.marks)),
        "context": " ".join(f"{name}={code}" for name, code in reading.context),
    }
    return {name: text for name, text in told.items() if text}


def trace_of(reading: Reading) -> Trace:
    """Return the trace a reading is a point of: sensors of one sort follow on."""
    return Trace(reading.kind, source_of(reading)[:64], reading.unit, _TENTHS)


def point_of(reading: Reading, trace: Trace) -> Point:
    """Return a reading that is kept as the point of its *trace*."""
    kind = kind_of(reading)
    if kind is None or reading.stamp.at is None:
        raise Refused("kind.no_value")
    values = values_of(reading, kind)
    sound = plausible(kind, values) and Mark.DEVICE_FAULT not in reading.marks
    doubtful = Flag(0) if sound else Flag.IMPLAUSIBLE
    brought = Flag.IMPORTED if reading.way is Way.FILE else Flag(0)
    at = int(reading.stamp.at.timestamp())
    return Point(at, trace.kept(values[0]), int(doubtful | brought))


def _values(reading: Reading, kind: Kind) -> tuple[Decimal, ...]:
    values = values_of(reading, kind)
    if kind.code in _ROUNDED and reading.stated.unit not in _MASS:
        return tuple(value.quantize(Decimal(1), ROUND_HALF_UP) for value in values)
    return values


def _when(reading: Reading, kind: Kind, zone: tzinfo) -> When:
    """Return the date of a reading, in the offset it was stated with, else in ours."""
    at = reading.stamp.at
    assert at is not None  # noqa: S101 - `taken` refused it
    local = at.astimezone(zone) if reading.stamp.source is TimeSource.RECEIVED else at
    return When.parse(local.date().isoformat()) if kind.daily else When.at(local)


def _typed(reading: Reading, kind: Kind) -> Typed | None:
    """Return what was stated, when it is one number in another unit."""
    stated = reading.stated
    if len(kind.fields) > 1 or stated.unit in ("", kind.ucum):
        return None
    try:
        value = Decimal(stated.text.replace(",", "."))
        unit = _unit(stated.unit, kind)
    except (InvalidOperation, Refused):
        return None
    return Typed((value,), unit.ucum, unit.label) if value.is_finite() else None


def _unit(name: str, kind: Kind) -> Unit:
    return Unit(name, name) if name in _SAID_AS else kind.unit_named(name)


def _said(reading: Reading, kind: Kind) -> Mapping[str, str]:
    """Return the circumstances the kind asks, where the device told them."""
    asked = {one.name: one for one in kind.asks}
    told = ((name, code) for name, code in _told(reading) if name in asked)
    return {name: code for name, code in told if asked[name].said(code)}


def _told(reading: Reading) -> Iterator[tuple[str, str]]:
    for name, code in reading.context:
        if name == "meal" and code in _MOMENTS:
            yield "moment", _MOMENTS[code]
        yield name, code
