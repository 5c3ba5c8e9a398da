"""Values measured singly, as Health Connect keeps them: each table has its own unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from app.domain.amounts import UCUM, amount
from app.domain.device import (
    DeviceIdentity,
    Reading,
    Rejected,
    Stamp,
    Stated,
    TimeSource,
    Way,
)
from app.domain.reading_key import of_line
from app.imports.health_connect.lines import NAME, At, Line, at_of, number_of, raw_of

_MEALS: Final = {"2": "fasting", "3": "before-meal", "4": "after-meal"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A table of values, the columns that hold them and their unit."""

    table: str
    kind: str
    columns: tuple[str, ...]
    unit: str


WEIGHT: Final = Spot("weight_record_table", "body-weight", ("weight",), "g")
GLUCOSE: Final = Spot(
    "blood_glucose_record_table", "blood-glucose", ("level",), "mmol/L"
)
SPOTS: Final = (
    WEIGHT,
    Spot("height_record_table", "body-height", ("height",), "m"),
    Spot("body_temperature_record_table", "body-temperature", ("temperature",), "degC"),
    Spot("oxygen_saturation_record_table", "oxygen-saturation", ("percentage",), "%"),
    Spot(
        "blood_pressure_record_table",
        "blood-pressure",
        ("systolic", "diastolic"),
        "mmHg",
    ),
)


def spotted(spot: Spot, line: Line, device: DeviceIdentity) -> Reading | Rejected:
    """Return the reading of a line, or why there is none."""
    at = at_of(line)
    if at is None:
        return Rejected("line", raw_of(line), spot.table)
    stated = [number_of(line.get(name)) for name in spot.columns]
    values = [
        None if one is None else amount(spot.kind, one, spot.unit) for one in stated
    ]
    kept = tuple(one for one in values if one is not None)
    if len(kept) < len(spot.columns):
        return Rejected("value", raw_of(line), spot.table)
    text = "/".join(f"{one:f}" for one in stated if one is not None)
    said = Stated(text, spot.unit, raw_of(line))
    meal = _MEALS.get(str(line.get("relation_to_meal")), "")
    context = (("meal", meal),) if meal else ()
    return read(spot, kept, said, device, at, context=context)


def read(
    spot: Spot,
    values: tuple[Decimal, ...],
    stated: Stated,
    device: DeviceIdentity,
    at: At,
    *,
    context: tuple[tuple[str, str], ...] = (),
) -> Reading:
    """Return a reading of one value, or of the parts of one."""
    sort, told = spot.table, f"{stated.text} {stated.unit}"
    return Reading(
        spot.kind,
        values[0] if len(values) == 1 else None,
        UCUM[spot.kind],
        stated,
        Stamp(at.local, TimeSource.FILE, at.raw),
        device,
        of_line(NAME, device.key, sort=sort, time=at.raw, stated=told),
        Way.FILE,
        parts=values if len(values) > 1 else (),
        context=context,
    )
