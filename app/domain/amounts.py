"""« Quantité » as a file states it: a number, its unit, and what we keep of them."""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.domain.sig.units import GLUCOSE, KILOPASCAL, POUND

_NUMBER: Final = re.compile(r"[+-]?\d{1,12}(?:[.,]\d{1,25})?")
_DECIMALS: Final = 3
_THOUSANDTH: Final = Decimal(1).scaleb(-_DECIMALS)
_WHOLE: Final = Decimal(1)

UCUM: Final = {
    "bmi": "kg/m2",
    "blood-glucose": "mg/dL",
    "blood-pressure": "mm[Hg]",
    "body-height": "cm",
    "body-temperature": "Cel",
    "body-weight": "kg",
    "heart-rate": "/min",
    "interstitial-glucose": "mg/dL",
    "oxygen-saturation": "%",
    "respiratory-rate": "/min",
    "steps-by-day": "1/(24.h)",
    "waist-circumference": "cm",
}
"""The unit each kind is kept in, as its own file says it."""

Conversion = Callable[[Decimal], Decimal]


def times(factor: str) -> Conversion:
    """Return what multiplies by *factor*, exactly."""
    exact = Decimal(factor)
    return lambda value: value * exact


def _as_is(value: Decimal) -> Decimal:
    return value


def _shifted(places: int) -> Conversion:
    """Return what multiplies by a power of ten, and invents no digit."""
    return lambda value: value.scaleb(places)


def _millimoles(value: Decimal) -> Decimal:
    return (value * GLUCOSE).quantize(_WHOLE, ROUND_HALF_UP)


def _kilopascals(value: Decimal) -> Decimal:
    return (value * KILOPASCAL).quantize(_WHOLE, ROUND_HALF_UP)


def _share(value: Decimal) -> Decimal:
    """Return a percentage; a share of one is one hundred times less."""
    return value.scaleb(2) if value <= 1 else value


UNITS: Final[Mapping[str, Mapping[str, Conversion]]] = {
    "body-weight": {
        "kg": _as_is,
        "g": _shifted(-3),
        "lb": times(str(POUND)),
        "lbs": times(str(POUND)),
        "st": times("6.35029318"),
    },
    "body-height": {
        "cm": _as_is,
        "m": _shifted(2),
        "mm": _shifted(-1),
        "in": times("2.54"),
        "ft": times("30.48"),
    },
    "waist-circumference": {"cm": _as_is, "m": _shifted(2), "in": times("2.54")},
    "bmi": {"count": _as_is, "kg/m2": _as_is, "": _as_is},
    "body-temperature": {
        "degC": _as_is,
        "°C": _as_is,
        "degF": lambda value: (value - 32) * 5 / 9,
        "°F": lambda value: (value - 32) * 5 / 9,
    },
    "oxygen-saturation": {"%": _share},
    "blood-pressure": {"mmHg": _as_is, "kPa": _kilopascals},
    "blood-glucose": {"mg/dL": _as_is, "mmol/L": _millimoles},
    "heart-rate": {"count/min": _as_is, "bpm": _as_is},
    "respiratory-rate": {"count/min": _as_is},
    "steps-by-day": {"count": _as_is},
}
"""How each kind is read in the units the apps write, by what they call them."""


def number(text: str) -> Decimal | None:
    """Return a number written with a dot or a comma, None for anything else."""
    found = _NUMBER.fullmatch(text.strip())
    return Decimal(found[0].replace(",", ".")) if found else None


def amount(kind: str, value: Decimal, unit: str) -> Decimal | None:
    """Return a value in the unit of its kind, None for a unit we do not know.

    What a computer added below the thousandth is rounded; a stated precision stays.
    """
    convert = UNITS.get(kind, {}).get(unit)
    if convert is None:
        return None
    kept = convert(value)
    if -int(kept.as_tuple().exponent) <= _DECIMALS:
        return kept
    return kept.quantize(_THOUSANDTH, ROUND_HALF_UP)
