"""« Journée type » drawn: the middle of the days, and two bands around it."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types

from views.graduations import graduations
from views.parts.curve import axis, beneath
from views.parts.measures.laid import (
    HIGH,
    LOW,
    MIDDLE,
    MOST,
    SOME,
    Overlay,
    bands_of,
    bounds_of,
    said_of,
)
from views.parts.point import placed
from views.text import _, clock, number
from views.theme import WIDE, look, size

_DAY: Final = 1440
_HOURS: Final = (0, 360, 720, 1080)
_SCARCE: Final = 340
"""Width, at 100 %, under which four hours do not stand on one line."""
_ENDS: Final = (0, 24)
"""Hours told under the drawing, rather than on it, where room is scarce."""
_VEIL: Final = 0.35
_WIDEST: Final = {HIGH: max, MOST: max, SOME: min, LOW: min}
"""The edges, from the highest, and which of two quarters of an hour each shows."""


def overlay(laid: Overlay) -> ft.Control:
    """Return the chart of a typical day; a screen reader hears its sentences."""
    return ft.Semantics(
        identifier="overlay",
        image=True,
        label=" ".join(said_of(laid)),
        exclude_semantics=True,
        content=ft.Column(
            [*_keys(), _small(_(laid.kind.unit)), _chart(laid), *_ends()], spacing=8
        ),
    )


def _chart(laid: Overlay) -> ft.Control:
    bands, ends = bands_of(laid), bounds_of(laid)
    minutes = [float(one.minute) for one in laid.quarters]
    marks = graduations([*bands[LOW], *bands[HIGH], *ends])
    edge = ft.BorderSide(1, look().palette.border)
    figures = {float(mark): number(mark) for mark in marks}
    chart: ft.Control = charts.LineChart(
        height=size(300),
        min_x=0,
        max_x=_DAY,
        min_y=float(marks[0]),
        max_y=float(marks[-1]),
        data_series=[
            *(_filled(minutes, bands[band], band) for band in _WIDEST),
            *(_bound(end) for end in ends),
            _middle(minutes, bands[MIDDLE]),
        ],
        left_axis=axis(figures, float(marks[1] - marks[0])),
        bottom_axis=None if _narrow() else _hours(),
        border=ft.Border.only(left=edge, bottom=edge),
        interactive=False,
    )
    return chart


def _hours() -> charts.ChartAxis:
    return axis({at: clock(at // 60, 0) for at in _HOURS}, _HOURS[1])


def _ends() -> list[ft.Control]:
    return [beneath([clock(hour, 0) for hour in _ENDS])] if _narrow() else []


def _narrow() -> bool:
    return (ft.context.page.width or WIDE) < _SCARCE * look().scale


def _filled(
    minutes: Sequence[float], values: Sequence[Decimal], band: int
) -> charts.LineChartData:
    """Fill under one edge; the next one covers what lies lower still."""
    palette = look().palette
    fills = {HIGH: palette.tint_primary, MOST: _inner(), SOME: palette.tint_primary}
    return charts.LineChartData(
        color=palette.border,
        stroke_width=1,
        below_line_bgcolor=fills.get(band, palette.card),
        points=_points(*_thinned(minutes, values, _WIDEST[band])),
    )


def _thinned(
    minutes: Sequence[float],
    values: Sequence[Decimal],
    widest: Callable[[Sequence[Decimal]], Decimal],
) -> tuple[Sequence[float], Sequence[Decimal]]:
    """Return an edge each half an hour, at its widest, then its end.

    Twice as many points would hold the page twice as long, and show no more.
    """
    pairs = [widest(values[at : at + 2]) for at in range(0, len(values), 2)]
    return [*minutes[::2], minutes[-1]], [*pairs, values[-1]]


def _middle(
    minutes: Sequence[float], values: Sequence[Decimal]
) -> charts.LineChartData:
    return charts.LineChartData(
        color=look().palette.primary, stroke_width=3, points=_points(minutes, values)
    )


def _bound(end: Decimal) -> charts.LineChartData:
    return charts.LineChartData(
        color=look().palette.notice,
        stroke_width=1,
        dash_pattern=[2, 3],
        points=_points((0, _DAY), (end, end)),
    )


def _points(
    minutes: Sequence[float], values: Sequence[Decimal]
) -> list[charts.LineChartDataPoint]:
    return placed(list(zip(minutes, values, strict=True)))


def _inner() -> str:
    return ft.Colors.with_opacity(_VEIL, look().palette.primary)


def _keys() -> list[ft.Control]:
    palette = look().palette
    keys = (
        (3, palette.primary, _("Au milieu")),
        (16, _inner(), _("La moitié des jours")),
        (16, palette.tint_primary, _("9 jours sur 10")),
        (2, palette.notice, _("Les bornes de la cible")),
    )
    return [
        ft.Row([_swatch(tall, colour), _named(words)], spacing=8)
        for tall, colour, words in keys
    ]


def _swatch(tall: int, colour: str) -> ft.Control:
    return ft.Container(width=size(24), height=size(tall), bgcolor=colour)


def _named(words: str) -> ft.Control:
    return ft.Container(_small(words), expand=True)


def _small(words: str) -> ft.Control:
    return ft.Text(words, size=size(16), color=look().palette.secondary)
