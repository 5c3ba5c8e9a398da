"""« Courbe » : a chart that is also said in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types

from views.text import number
from views.theme import look, size

POINTS: Final = 300
"""A chart never holds more: beyond, points are thinned evenly."""
_MARKS: Final = 5
_STEPS: Final = (Decimal("0.2"), Decimal("0.5"), Decimal(1), Decimal(2))


@dataclass(frozen=True, slots=True)
class Line:
    """« Courbe » : (days since the first, value) in order of time."""

    label: str
    points: Sequence[tuple[float, Decimal]]


def curve(lines: Sequence[Line], *, said: str, days: dict[float, str]) -> ft.Control:
    """Return the chart of *lines*; *said* is what a screen reader hears of it.

    *days* are the words under the chart, by position.
    """
    marks = graduations([value for line in lines for _, value in line.points])
    palette = look().palette
    edge = ft.BorderSide(1, palette.border)
    chart = charts.LineChart(
        height=size(280),
        min_y=float(marks[0]),
        max_y=float(marks[-1]),
        data_series=[_series(line, rank) for rank, line in enumerate(lines)],
        left_axis=_axis({float(mark): number(mark) for mark in marks}, size(56)),
        bottom_axis=_axis(days, size(40)),
        horizontal_grid_lines=charts.ChartGridLines(
            interval=float(marks[1] - marks[0]), color=palette.border, width=0.5
        ),
        border=ft.Border.only(left=edge, bottom=edge),
        interactive=False,
    )
    return ft.Semantics(
        identifier="curve",
        image=True,
        label=said,
        exclude_semantics=True,
        content=ft.Container(chart, padding=ft.Padding.only(right=40, top=16)),
    )


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


def _axis(words: dict[float, str], room: int) -> charts.ChartAxis:
    return charts.ChartAxis(
        label_size=room,
        labels=[_tick(at, text) for at, text in words.items()],
    )


def _tick(at: float, words: str) -> charts.ChartAxisLabel:
    style = ft.TextStyle(size=size(15), color=look().palette.secondary)
    text = ft.Container(ft.Text(words, style=style), padding=ft.Padding.only(top=4))
    return charts.ChartAxisLabel(value=at, label=text)
