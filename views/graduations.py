"""Round figures for the side of a curve, on a screen or on paper; names apart."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

_MARKS: Final = 5
_STEPS: Final = (Decimal("0.2"), Decimal("0.5"), Decimal(1), Decimal(2))


def graduations(values: Sequence[Decimal]) -> list[Decimal]:
    """Return four to nine round figures, evenly apart, that hold *values*.

    All are written with as many decimals: 70,0 under 70,5.
    """
    low, high = min(values), max(values)
    spread = (high - low) or max(abs(high) / 10, Decimal(1))
    unit = Decimal(1).scaleb(spread.adjusted())
    wide = next(unit * n for n in _STEPS if spread / (unit * n) <= _MARKS)
    step = wide.normalize()
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = int((high / step).to_integral_value(ROUND_CEILING))
    if first == last:
        first, last = first - 1, last + 1
    return [rank * step for rank in range(first, last + 1)]


def spread(wanted: Sequence[float], *, gap: float, tall: float) -> list[float]:
    """Return places from the top down, as near as may be to those *wanted*, in order.

    None is nearer than *gap* to the next; all are from 0 to *tall*, if they may.
    """
    blocks: list[tuple[float, int]] = []
    for rank, place in enumerate(wanted):
        total, count = place - rank * gap, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before, many = blocks.pop()
            total, count = total + before, count + many
        blocks.append((total, count))
    most = tall - gap * (len(wanted) - 1)
    levels = [min(max(total / count, 0), most) for total, count in blocks]
    counts = [count for _total, count in blocks]
    placed = [
        at for at, count in zip(levels, counts, strict=True) for _ in range(count)
    ]
    return [place + rank * gap for rank, place in enumerate(placed)]
