"""Round figures for the side of a curve, on a screen or on paper; names apart."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import accumulate
from typing import Final

_MARKS: Final = 5
_STEPS: Final = (Decimal("0.2"), Decimal("0.5"), Decimal(1), Decimal(2))


def graduations(values: Sequence[Decimal]) -> list[Decimal]:
    """Return four to nine round figures, evenly apart, that hold *values*."""
    low, high = min(values), max(values)
    spread = (high - low) or max(abs(high) / 10, Decimal(1))
    unit = Decimal(1).scaleb(spread.adjusted())
    step = next(unit * n for n in _STEPS if spread / (unit * n) <= _MARKS)
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    if first == last:
        first, last = first - 1, last + 1
    return [(rank * step).normalize() for rank in range(first, last + 1)]


def spread(wanted: Sequence[float], *, gap: float, tall: float) -> list[float]:
    """Return places from the top down, near those *wanted*, never nearer than *gap*.

    None is under *tall*.
    """
    down = list(accumulate(wanted, lambda last, one: max(one, last + gap)))
    rising = [min(down[-1], tall), *reversed(down[:-1])]
    return list(accumulate(rising, lambda last, one: min(one, last - gap)))[::-1]
