"""What was heard of a device, as one line of JSON, and back."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from app.domain.device import (
    DeviceIdentity,
    Fold,
    Mark,
    Reading,
    Rejected,
    Special,
    Stamp,
    Stated,
    TimeSource,
    Way,
)

_IDENTITY: Final = DeviceIdentity.__slots__


def packed(what: Reading | Rejected) -> str:
    """Write a reading, or what could not be read."""
    if isinstance(what, Rejected):
        around = [what.around.hex()] if what.around else []
        return json.dumps([what.reason, what.raw.hex(), what.where, *around])
    said = {
        "kind": what.kind,
        "value": _number(what.value),
        "unit": what.unit,
        "stated": [what.stated.text, what.stated.unit, what.stated.raw.hex()],
        "stamp": _stamp(what.stamp),
        "device": [getattr(what.device, name) for name in _IDENTITY],
        "key": what.key.hex(),
        "way": what.way,
        "slot": what.slot,
        "marks": sorted(what.marks),
        "parts": [_number(part) for part in what.parts],
        "context": [list(pair) for pair in what.context],
    }
    return json.dumps(said)


def unpacked(text: str) -> Reading | Rejected:
    """Read what `packed` wrote."""
    said = json.loads(text)
    if isinstance(said, list):
        around = map(bytes.fromhex, said[3:])
        return Rejected(said[0], bytes.fromhex(said[1]), said[2], *around)
    return Reading(
        kind=said["kind"],
        value=_value(said["value"]),
        unit=said["unit"],
        stated=_stated(said["stated"]),
        stamp=_time(said["stamp"]),
        device=DeviceIdentity(*said["device"]),
        key=bytes.fromhex(said["key"]),
        way=Way(said["way"]),
        slot=said["slot"],
        marks=frozenset(map(Mark, said["marks"])),
        parts=tuple(
            part for each in said["parts"] if (part := _value(each)) is not None
        ),
        context=tuple((name, code) for name, code in said["context"]),
    )


def _number(value: Decimal | Special | None) -> Mapping[str, str] | str | None:
    if isinstance(value, Special):
        return {"special": value.value}
    return None if value is None else str(value)


def _value(said: Any) -> Decimal | Special | None:  # noqa: ANN401 - any JSON
    if isinstance(said, dict):
        return Special(said["special"])
    return None if said is None else Decimal(said)


def _stated(said: list[str]) -> Stated:
    text, unit, raw = said
    return Stated(text, unit, bytes.fromhex(raw))


def _stamp(stamp: Stamp) -> list[Any]:
    at = stamp.at.isoformat() if stamp.at else None
    skew = None if stamp.skew is None else stamp.skew // timedelta(microseconds=1)
    return [at, stamp.source, stamp.raw, skew, stamp.fold]


def _time(said: list[Any]) -> Stamp:
    at, source, raw, skew, fold = said
    return Stamp(
        datetime.fromisoformat(at) if at else None,
        TimeSource(source),
        raw,
        None if skew is None else timedelta(microseconds=skew),
        Fold(fold),
    )
