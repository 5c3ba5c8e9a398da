"""What a stated number is in the unit we keep; powers of ten shift, never multiply."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from app.domain.device import Special
from app.domain.sig.floats import Number, shifted

POUND: Final = Decimal("0.45359237")
"""Kilograms of a pound, exactly."""
INCH: Final = Decimal("0.0254")
"""Metres of an inch, exactly."""
GLUCOSE: Final = Decimal("18.0156")
"""mg/dL of glucose for one mmol/L."""
KILOPASCAL: Final = Decimal("7.50062")
"""mm[Hg] for one kPa."""
_SENSE: Final = 20
"""Powers of ten no measure has: it is not rounded, and the person is asked."""
_WHOLE: Final = Decimal(1)
_HUNDREDTH: Final = Decimal("0.01")


def mg_per_dl(value: Number, unit: str) -> Number:
    """Return a glucose stated in `kg/L`, `mol/L` or `mmol/L` in mg/dL."""
    if unit == "kg/L":
        return shifted(value, 5)
    millimoles = shifted(value, 3) if unit == "mol/L" else value
    if isinstance(millimoles, Special):
        return millimoles
    return _rounded(millimoles * GLUCOSE, _WHOLE)


def mm_hg(value: Number, unit: str) -> Number:
    """Return a pressure stated in `mm[Hg]` or `kPa` in mm[Hg], whole from kPa."""
    if unit == "mm[Hg]" or isinstance(value, Special):
        return value
    return _rounded(value * KILOPASCAL, _WHOLE)


def celsius(value: Number, unit: str) -> Number:
    """Return a temperature stated in `Cel` or `[degF]` in Cel."""
    if unit == "Cel" or isinstance(value, Special):
        return value
    return _rounded((value - 32) * 5 / 9, _HUNDREDTH)


def kilograms(value: Decimal, unit: str) -> Decimal:
    """Return a mass stated in `kg` or `[lb_av]` in kg."""
    return value * POUND if unit == "[lb_av]" else value


def _rounded(value: Decimal, one: Decimal) -> Decimal:
    """Return *value* to the nearest *one*, as it is when it is beyond all sense."""
    return value if value.adjusted() > _SENSE else value.quantize(one, ROUND_HALF_UP)
