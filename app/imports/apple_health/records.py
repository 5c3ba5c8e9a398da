"""What the records of an Apple Health export are called, dated and made of.

Names and units are those of HealthKit (`HKQuantityTypeIdentifier…`); a date always
states its offset; a share of oxygen is written from 0 to 1.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from hashlib import sha256
from typing import Final

from app.domain.device import DeviceIdentity

NAME: Final = "apple_health"
QUANTITY: Final = "HKQuantityTypeIdentifier"
SPOTS: Final = {
    "BodyMass": "body-weight",
    "Height": "body-height",
    "BodyMassIndex": "bmi",
    "BodyTemperature": "body-temperature",
    "OxygenSaturation": "oxygen-saturation",
    "WaistCircumference": "waist-circumference",
}
RATES: Final = {"HeartRate": "heart-rate", "RespiratoryRate": "respiratory-rate"}
PRESSURES: Final = ("BloodPressureSystolic", "BloodPressureDiastolic")
GLUCOSE: Final = "BloodGlucose"
STEPS: Final = "StepCount"
TYPED: Final = "HKWasUserEntered"
MEAL: Final = "HKBloodGlucoseMealTime"
MEALS: Final = {"1": "before-meal", "2": "after-meal"}
_MOLES: Final = "mmol<180.1558800000541>/L"
_SPELT: Final = {_MOLES: "mmol/L"}
_DATE: Final = re.compile(
    r"(\d{4}-\d\d-\d\d) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d) ([+-]\d{4})"
)
_PART: Final = re.compile(r"(name|manufacturer|model|hardware|software):([^,>]+)")
_BORN: Final = re.compile(r"\d{4}-\d\d-\d\d")
_RAW_MAX: Final = 1_000
_WORDS_MAX: Final = 80

Said = Mapping[str, str]


def unit_of(said: Said) -> str:
    """Return the unit of a record, as we spell it."""
    unit = said.get("unit", "")
    return _SPELT.get(unit, "mmol/L" if unit.startswith("mmol<") else unit)


def seconds(text: str) -> int | None:
    """Return the instant of a date in seconds since 1970, None for what is none."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    day, hours, minutes, rest, offset = found.groups()
    start = _midnight(day, offset)
    if start is None:
        return None
    return start + 3600 * int(hours) + 60 * int(minutes) + int(rest)


def moment(text: str) -> datetime | None:
    """Return a date with its offset, None for what is none."""
    found = _DATE.fullmatch(text)
    if not found:
        return None
    day, hours, minutes, rest, offset = found.groups()
    ahead = timedelta(hours=int(offset[:3]), minutes=int(offset[0] + offset[3:]))
    try:
        start = datetime.fromisoformat(day).replace(tzinfo=timezone(ahead))
        return start.replace(hour=int(hours), minute=int(minutes), second=int(rest))
    except ValueError:
        return None


def type_of(said: Said) -> str:
    """Return the sort of a record, in few words that can be shown."""
    return _shown(said.get("type", "").removeprefix(QUANTITY))


def born(said: Said) -> str:
    """Return the date of birth of whom the file is of, "" for none."""
    date = said.get("HKCharacteristicTypeIdentifierDateOfBirth", "")
    return date if _BORN.fullmatch(date) else ""


def raw_of(said: Said) -> bytes:
    """Return what a record says, in its own words."""
    words = " ".join(f'{name}="{value}"' for name, value in said.items())
    return words.encode()[:_RAW_MAX]


def device_of(said: Said) -> DeviceIdentity:
    """Return the device or the app that wrote a record, known by its own name."""
    source = said.get("sourceName", "")
    parts = dict(_PART.findall(said.get("device", "")))
    return DeviceIdentity(
        key=f"file:{NAME}|{mark_of(source)}",
        driver=NAME,
        manufacturer=_shown(parts.get("manufacturer", "")),
        model=_shown(parts.get("name", source)),
        hardware=_shown(parts.get("hardware", "")),
        software=_shown(parts.get("software", "")),
    )


def mark_of(source: str) -> str:
    """Return what stands for the name of a source: it may hold that of a person."""
    return sha256(source.encode()).hexdigest()[:16]


def _shown(text: str) -> str:
    words = "".join(sign if sign.isprintable() else " " for sign in text[:_WORDS_MAX])
    return " ".join(words.split())


@lru_cache(maxsize=4096)
def _midnight(day: str, offset: str) -> int | None:
    at = moment(f"{day} 00:00:00 {offset}")
    return int(at.timestamp()) if at else None
