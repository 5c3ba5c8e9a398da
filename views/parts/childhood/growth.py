"""« Courbe de croissance » : a child's values over age, the lines of others behind."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types

from app.flows.childhood.placing import Placed
from app.kinds import Kind
from views.graduations import graduations
from views.parts.childhood.beside import names_beside
from views.parts.childhood.figures import (
    Points,
    age_figures,
    age_marks,
    age_named,
    growth_head,
    growth_points,
    growth_rows,
    growth_said,
    line_points,
)
from views.parts.curve import axis
from views.parts.table import table
from views.text import _, number
from views.theme import WIDE, look, size

_HEIGHT, _BELOW = 340, 28
_LOWEST, _MIDDLE, _HIGHEST = "C3", "C50", "C97"
_SIGN: Final = 10
"""Width of a sign beside the curve."""
_FEW, _MANY = 2, 6
"""Steps between ages under the curve, by the room there is."""
_SCARCE: Final = 340
"""Width, at 100 %, under which room is scarce."""
Named = Sequence[tuple[str, Points]]


def growth_chart(placed: Placed, kind: Kind) -> ft.Control:
    """Draw the child's points, and behind them the lines, each named at its end."""
    own = growth_points(placed, kind)
    lines = [(one.line, line_points(one, kind)) for one in placed.lines]
    marks = graduations([value for points in _all(own, lines) for _, value in points])
    chart = ft.Container(_chart(placed, own, lines, marks), expand=True)
    ends = {name.removeprefix("C"): points[-1][1] for name, points in lines}
    beside = names_beside(ends, marks, tall=size(_HEIGHT) - size(_BELOW))
    words = _("centile") if placed.growth.standards and lines else ""
    return ft.Semantics(
        identifier="growth-curve",
        image=True,
        label=growth_said(placed, kind),
        exclude_semantics=True,
        content=ft.Column(
            [
                ft.Row(
                    [_small(_(kind.unit)), _small(words)],
                    alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
                ),
                _top_aligned([chart, *beside]),
                _small(age_named(placed)),
            ],
            spacing=8,
        ),
    )


def growth_table(placed: Placed, kind: Kind) -> ft.Control:
    """Return the same figures as rows."""
    return table(growth_head(placed, kind), growth_rows(placed, kind))


def _all(own: Points, lines: Named) -> list[Points]:
    return [own, *(points for _name, points in lines)]


def _chart(
    placed: Placed, own: Points, lines: Named, marks: Sequence[Decimal]
) -> ft.Control:
    side = axis({float(at): number(at) for at in marks}, float(marks[1] - marks[0]))
    side.label_size = size(_SIGN * (1 + max(len(number(mark)) for mark in marks)))
    ages = age_marks(placed, _FEW if _scarce() else _MANY)
    below = axis(age_figures(placed, ages), ages.step)
    below.label_size = size(_BELOW)
    edge = ft.BorderSide(1, look().palette.border)
    span = (placed.since, placed.until)
    chart: ft.Control = charts.LineChart(
        height=size(_HEIGHT),
        min_y=float(marks[0]),
        max_y=float(marks[-1]),
        min_x=float(span[0]),
        max_x=float(span[1]),
        data_series=[
            *_band(lines),
            *(_level(span, mark) for mark in marks),
            *(_line(name, points) for name, points in lines),
            *([_own(own)] if own else []),
        ],
        left_axis=side,
        bottom_axis=below,
        border=ft.Border.only(left=edge, bottom=edge),
        interactive=False,
    )
    return chart


def _scarce() -> bool:
    return (ft.context.page.width or WIDE) < _SCARCE * look().scale


def _band(lines: Named) -> list[charts.LineChartData]:
    """Fill from the lowest line to the highest: under the one, then under the other."""
    palette = look().palette
    fills = ((_HIGHEST, palette.tint_primary), (_LOWEST, palette.card))
    return [
        charts.LineChartData(
            color=ft.Colors.TRANSPARENT,
            stroke_width=0,
            below_line_bgcolor=colour,
            points=_dots(points),
        )
        for wanted, colour in fills
        for name, points in lines
        if name == wanted
    ]


def _level(span: tuple[Decimal, Decimal], value: Decimal) -> charts.LineChartData:
    return charts.LineChartData(
        color=look().palette.border,
        stroke_width=0.5,
        points=_dots([(age, value) for age in span]),
    )


def _line(name: str, points: Points) -> charts.LineChartData:
    middle = name == _MIDDLE
    return charts.LineChartData(
        color=look().palette.secondary,
        stroke_width=1.5 if middle else 1,
        dash_pattern=None if middle else [4, 3],
        points=_dots(points),
    )


def _own(points: Points) -> charts.LineChartData:
    colour = look().palette.primary
    return charts.LineChartData(
        color=colour,
        stroke_width=3,
        point=charts.ChartCirclePoint(radius=4, color=colour),
        points=_dots(points),
    )


def _dots(points: Points) -> list[charts.LineChartDataPoint]:
    return [charts.LineChartDataPoint(x=float(x), y=float(y)) for x, y in points]


def _top_aligned(children: list[ft.Control]) -> ft.Control:
    top = ft.CrossAxisAlignment.START
    return ft.Row(children, spacing=6, vertical_alignment=top)


def _small(words: str) -> ft.Control:
    return ft.Text(words, size=size(16), color=look().palette.secondary)
