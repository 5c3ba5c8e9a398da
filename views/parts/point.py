"""« Point » of a drawing: nobody points at it, so it holds nothing but its place."""

from collections.abc import Sequence
from decimal import Decimal

import flet_charts as charts  # type: ignore[import-untyped]  # ships no types


def placed(
    points: Sequence[tuple[float, Decimal]],
) -> list[charts.LineChartDataPoint]:
    """Return *points* (across, up) without what a mouse would show of each.

    Its empty note would double what a chart costs to send.
    """
    return [charts.LineChartDataPoint(x=x, y=float(y), tooltip=None) for x, y in points]
