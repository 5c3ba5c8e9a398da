"""« Courbe » : a chart that is also said in one sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types

from app.domain.target import Target
from views.graduations import graduations
from views.parts.point import placed
from views.text import number
from views.theme import WIDE, look, size

POINTS: Final = 200
"""A chart never holds more: beyond, points are thinned and peaks kept."""
_DOTS: Final = 30
"""Beyond, the line alone is easier to read."""
_FIGURES: Final = 52
"""Width of the figures beside the chart."""
_HALF: Final = 10
"""Half the height of a figure: the lowest one goes down so much under the chart."""
_SCARCE: Final = 340
"""Width, at 100 %, under which two days do not stand on one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """« Courbe » : (days since the first, value) in order of time."""

    label: str
    points: Sequence[tuple[float, Decimal]]


@dataclass(frozen=True, slots=True)
class Band:
    """« Bande » : the bounds values may be wished between, behind the lines."""

    label: str
    bounds: Target


def curve(
    lines: Sequence[Line],
    *,
    said: str,
    unit: str,
    ends: Sequence[str],
    bands: Sequence[Band] = (),
    days: tuple[float, float] | None = None,
) -> ft.Semantics:
    """Return the chart of *lines*; *said* is what a screen reader hears of it.

    *unit* stands above the figures; *ends* are the first and last days, under them.
    The axis goes from the first point to the last one, or over *days*.
    """
    chart = _roomy(_chart(lines, bands, days))
    return ft.Semantics(
        identifier="curve",
        image=True,
        label=said,
        exclude_semantics=True,
        content=ft.Column(
            [*_keys(lines, bands), _small(unit), chart, beneath(ends)], spacing=4
        ),
    )


def _chart(
    lines: Sequence[Line], bands: Sequence[Band], days: tuple[float, float] | None
) -> ft.Control:
    start, end = days or _days(lines)
    values = [value for line in lines for _, value in line.points]
    marks = graduations([*values, *_bounds(bands)])
    edge = ft.BorderSide(1, look().palette.border)
    figures = {float(mark): number(mark) for mark in marks}
    chart: ft.Control = charts.LineChart(
        height=size(280),
        min_x=start if days else None,
        max_x=end if days else None,
        min_y=float(marks[0]),
        max_y=float(marks[-1]),
        data_series=[
            *banding(bands, (start, end), (marks[0], marks[-1])),
            *(_series(line, rank) for rank, line in enumerate(lines)),
        ],
        left_axis=axis(figures, float(marks[1] - marks[0])),
        horizontal_grid_lines=charts.ChartGridLines(
            interval=float(marks[1] - marks[0]), color=edge.color, width=0.5
        ),
        border=ft.Border.only(left=edge, bottom=edge),
        interactive=False,
    )
    return chart


def thinned(points: Sequence[tuple[float, Decimal]]) -> list[tuple[float, Decimal]]:
    """Return at most POINTS of *points*: of each stretch, its lowest and highest.

    A peak never disappears, and the two ends stay.
    """
    if len(points) <= POINTS:
        return list(points)
    inner = points[1:-1]
    step = -(-len(inner) // (POINTS // 2 - 1))
    stretches = [inner[at : at + step] for at in range(0, len(inner), step)]
    kept = {points[0], points[-1]}
    for stretch in stretches:
        kept |= {min(stretch, key=_value), max(stretch, key=_value)}
    return sorted(kept)


def _value(point: tuple[float, Decimal]) -> Decimal:
    return point[1]


def banding(
    bands: Sequence[Band], days: tuple[float, float], edges: tuple[Decimal, Decimal]
) -> list[charts.LineChartData]:
    """Return what draws *bands* from one day to the other, between the *edges*.

    One that has a single bound goes to the edge of the chart.
    """
    return [
        series
        for band in bands
        for series in (
            _filled(days, band.bounds, edges),
            *(_bound(days, end) for end in _bounds([band])),
        )
    ]


def _bounds(bands: Sequence[Band]) -> list[Decimal]:
    ends = [end for one in bands for end in (one.bounds.low, one.bounds.high)]
    return [end for end in ends if end is not None]


def _days(lines: Sequence[Line]) -> tuple[float, float]:
    days = [day for line in lines for day, _ in line.points]
    return min(days), max(days)


def _filled(
    days: tuple[float, float], bounds: Target, edges: tuple[Decimal, Decimal]
) -> charts.LineChartData:
    low = edges[0] if bounds.low is None else bounds.low
    high = edges[1] if bounds.high is None else bounds.high
    return charts.LineChartData(
        color=ft.Colors.TRANSPARENT,
        stroke_width=0,
        below_line_bgcolor=look().palette.tint_notice,
        below_line_cutoff_y=float(low),
        points=_level(days, high),
    )


def _bound(days: tuple[float, float], value: Decimal) -> charts.LineChartData:
    return charts.LineChartData(
        color=look().palette.notice,
        stroke_width=1,
        dash_pattern=[2, 3],
        points=_level(days, value),
    )


def _level(
    days: tuple[float, float], value: Decimal
) -> list[charts.LineChartDataPoint]:
    return placed([(day, value) for day in days])


def _keys(lines: Sequence[Line], bands: Sequence[Band]) -> list[ft.Control]:
    """Return the name of each line beside a stroke of it, when there are several."""
    strokes = [(_stroke(rank), line.label) for rank, line in enumerate(lines)]
    named = strokes if len(lines) > 1 else []
    labels = dict.fromkeys(band.label for band in bands)
    return [
        ft.Row([mark, ft.Container(_small(label), expand=True)], spacing=8)
        for mark, label in (*named, *((_swatch(), label) for label in labels))
    ]


def _swatch() -> ft.Control:
    palette = look().palette
    edge = ft.Border.symmetric(vertical=ft.BorderSide(1, palette.notice))
    return ft.Container(
        width=size(24), height=size(16), bgcolor=palette.tint_notice, border=edge
    )


def beneath(ends: Sequence[str]) -> ft.Control:
    """Return what is at both ends of a chart, one under the other in little room."""
    first, *last = [_small(day) for day in dict.fromkeys(ends)]
    right = [ft.Container(one, alignment=ft.Alignment.CENTER_RIGHT) for one in last]
    scarce = (ft.context.page.width or WIDE) < _SCARCE * look().scale
    for one in right:
        one.expand = not scarce
    line: ft.Control = ft.Column([first, *right]) if scarce else ft.Row([first, *right])
    left, top = (0, size(_HALF)) if scarce else (size(_FIGURES), 0)
    return ft.Container(line, padding=ft.Padding.only(left=left, top=top, right=8))


def _stroke(rank: int) -> ft.Control:
    dashes = [24] if rank == 0 else [9, 9]
    colour = _colour(rank)
    parts: list[ft.Control] = [
        ft.Container(width=size(dash), height=3, bgcolor=colour) for dash in dashes
    ]
    return ft.Row(parts, spacing=size(6), tight=True)


def _colour(rank: int) -> str:
    palette = look().palette
    return (palette.primary, palette.alert)[rank]


def _small(words: str) -> ft.Control:
    return ft.Text(words, size=size(16), color=look().palette.secondary)


def _roomy(chart: ft.Control) -> ft.Control:
    return ft.Container(chart, padding=ft.Padding.only(right=8, top=8))


def _series(line: Line, rank: int) -> charts.LineChartData:
    colour, points = _colour(rank), thinned(line.points)
    dot = charts.ChartCirclePoint(radius=4, color=colour)
    return charts.LineChartData(
        color=colour,
        stroke_width=3,
        point=dot if len(points) <= _DOTS else None,
        dash_pattern=None if rank == 0 else [6, 4],
        points=placed(points),
    )


def axis(words: Mapping[float, str], step: float) -> charts.ChartAxis:
    """Return the figures along one side of a chart: value and words."""
    style = ft.TextStyle(size=size(15), color=look().palette.secondary)
    return charts.ChartAxis(
        label_size=size(_FIGURES),
        label_spacing=step,
        labels=[
            charts.ChartAxisLabel(value=at, label=ft.Text(text, style=style))
            for at, text in words.items()
        ],
    )
