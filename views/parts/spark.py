"""« Petite courbe » : the way a measure goes, beside words that say it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types

from views.parts.point import placed
from views.theme import look, size

_WIDTH: Final = 96
_HEIGHT: Final = 26
_ROOM: Final = Decimal("0.1")
"""Share of the height left empty above and below."""


def spark(points: Sequence[tuple[float, Decimal]]) -> ft.Control:
    """Draw *points* (days, value) without figures; nothing is to be read there."""
    values = [value for _, value in points]
    low, high = min(values), max(values)
    room = (high - low) * _ROOM or Decimal(1)
    line = charts.LineChartData(
        color=look().palette.primary,
        stroke_width=2,
        points=placed(points),
    )
    chart = charts.LineChart(
        width=size(_WIDTH),
        height=size(_HEIGHT),
        min_y=float(low - room),
        max_y=float(high + room),
        data_series=[line],
        interactive=False,
    )
    return ft.Semantics(exclude_semantics=True, content=chart)
