"""« Courbe » : a chart that is also said in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types

from views.theme import look, size

POINTS: Final = 300
"""A chart never holds more: beyond, points are thinned evenly."""


@dataclass(frozen=True, slots=True)
class Line:
    """« Courbe » : (days since the first, value) in order of time."""

    label: str
    points: Sequence[tuple[float, Decimal]]


def curve(lines: Sequence[Line], *, said: str, ticks: dict[float, str]) -> ft.Control:
    """Return the chart of *lines*; *said* is what a screen reader hears of it."""
    low, high = _bounds(lines)
    palette = look().palette
    chart = charts.LineChart(
        height=size(260),
        min_y=low,
        max_y=high,
        data_series=[_series(line, rank) for rank, line in enumerate(lines)],
        left_axis=charts.ChartAxis(label_size=size(48)),
        bottom_axis=charts.ChartAxis(
            label_size=size(36),
            labels=[_tick(at, words) for at, words in ticks.items()],
            show_min=False,
            show_max=False,
        ),
        horizontal_grid_lines=charts.ChartGridLines(color=palette.border, width=0.5),
        border=ft.Border.only(
            left=ft.BorderSide(1, palette.border),
            bottom=ft.BorderSide(1, palette.border),
        ),
        interactive=False,
    )
    return ft.Semantics(
        identifier="curve",
        image=True,
        label=said,
        exclude_semantics=True,
        content=ft.Container(chart, padding=ft.Padding.only(right=24, top=12)),
    )


def thinned(points: Sequence[tuple[float, Decimal]]) -> list[tuple[float, Decimal]]:
    """Return at most POINTS of *points*, evenly, the last one always kept."""
    step = -(-len(points) // POINTS) if points else 1
    kept = list(points[::-1][::step])
    return kept[::-1]


def _series(line: Line, rank: int) -> charts.LineChartData:
    palette = look().palette
    colour = (palette.primary, palette.alert)[rank]
    return charts.LineChartData(
        color=colour,
        stroke_width=3,
        point=charts.ChartCirclePoint(radius=4, color=colour),
        dash_pattern=None if rank == 0 else [6, 4],
        points=[
            charts.LineChartDataPoint(x=x, y=float(y)) for x, y in thinned(line.points)
        ],
    )


def _bounds(lines: Sequence[Line]) -> tuple[float, float]:
    values = [float(value) for line in lines for _, value in line.points]
    low, high = min(values), max(values)
    margin = max((high - low) * 0.15, abs(high) * 0.02, 0.5)
    return low - margin, high + margin


def _tick(at: float, words: str) -> charts.ChartAxisLabel:
    style = ft.TextStyle(size=size(14), color=look().palette.secondary)
    return charts.ChartAxisLabel(value=at, label=ft.Text(words, style=style))
