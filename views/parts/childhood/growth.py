"""« Courbe de croissance » : values over age, the reference in grey when it is here."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types

from app.flows.childhood.growing import Growth
from app.kinds import Kind
from views.graduations import graduations
from views.parts.childhood.ages import months_words
from views.parts.table import table
from views.text import _, date_short, ngettext, number, quantity
from views.theme import look, size

ROWS: Final = 100
"""Rows of the table at most, the latest ones."""
_YEARS: Final = 36
"""Months from which ages are told in years."""
_MARKS: Final = 6
_STEPS: Final = (1, 2, 3, 6, 12, 24, 36)
"""Months between two marks under the curve."""
_FIGURES: Final = 52
Places = list[tuple[Decimal, Decimal]]


def growth_chart(growth: Growth, kind: Kind) -> ft.Control:
    """Draw the child's points, and the lines of the reference behind them."""
    own = [(one.age, _shown(kind, one.value)) for one in growth.points]
    lines = [_places(curve.points, kind) for curve in growth.curves]
    marks = graduations([value for line in (own, *lines) for _age, value in line])
    last = max([own[-1][0], *(line[-1][0] for line in lines)])
    ages = age_marks(last)
    palette = look().palette
    edge = ft.BorderSide(1, palette.border)
    chart = charts.LineChart(
        height=size(300),
        min_y=float(marks[0]),
        max_y=float(marks[-1]),
        min_x=0,
        max_x=float(ages[-1]),
        data_series=[*map(_reference, lines), _own(own)],
        left_axis=_axis({mark: number(mark) for mark in marks}, marks[1] - marks[0]),
        bottom_axis=_axis(age_figures(ages), Decimal(ages[1] - ages[0]), below=True),
        horizontal_grid_lines=charts.ChartGridLines(
            interval=float(marks[1] - marks[0]), color=palette.border, width=0.5
        ),
        border=ft.Border.only(left=edge, bottom=edge),
        interactive=False,
    )
    return _described(growth, kind, chart)


def _described(growth: Growth, kind: Kind, chart: ft.Control) -> ft.Control:
    ages = age_marks(growth.points[-1].age)
    below = _("Âge en années") if ages[-1] > _YEARS else _("Âge en mois")
    return ft.Semantics(
        identifier="growth-curve",
        image=True,
        label=growth_said(growth, kind),
        exclude_semantics=True,
        content=ft.Column(
            [_small(_(kind.unit)), ft.Container(chart, padding=8), _small(below)],
            spacing=4,
        ),
    )


def growth_said(growth: Growth, kind: Kind) -> str:
    """Say how many points, the last one and its age."""
    count, last = len(growth.points), growth.points[-1]
    words = ngettext("{count} mesure.", "{count} mesures.", count)
    return " ".join(
        [
            words.format(count=number(count, 0)),
            _("La dernière : {value}, à {age}.").format(
                value=quantity([last.value], kind), age=months_words(last.age)
            ),
        ]
    )


def growth_rows(growth: Growth, kind: Kind) -> list[tuple[str, str, str]]:
    """Return the rows of the table, the latest first: age, day, value."""
    return [
        (
            _("naissance") if one.at_birth else months_words(one.age),
            date_short(one.when),
            quantity([one.value], kind),
        )
        for one in reversed(growth.points)
    ][:ROWS]


def growth_points(growth: Growth, kind: Kind) -> list[tuple[float, Decimal]]:
    """Return the child's points: months, and the value in the unit shown."""
    return [(float(one.age), _shown(kind, one.value)) for one in growth.points]


def growth_table(growth: Growth, kind: Kind) -> ft.Control:
    """Return the same figures as rows."""
    return table([_("Âge"), _("Jour"), _(kind.label)], growth_rows(growth, kind))


def reference_said(growth: Growth) -> list[str]:
    """Say whose the grey lines are, or that there are none."""
    if not growth.curves:
        return [_("Aucune courbe de référence n'est installée : mesures seules.")]
    sources = dict.fromkeys((one.source, one.licence) for one in growth.curves)
    lines = ", ".join(one.line for one in growth.curves)
    return [
        _("Lignes grises : {lines}").format(lines=lines),
        *(
            _("Source : {source}").format(source=f"{source} ({licence})")
            for source, licence in sources
        ),
    ]


def age_marks(last: Decimal) -> list[int]:
    """Return round ages in months, from 0, that hold *last*: two to seven of them."""
    step = next((one for one in _STEPS if last / one <= _MARKS), _STEPS[-1])
    count = max(-(-int(last.to_integral_value(rounding="ROUND_CEILING")) // step), 1)
    return [rank * step for rank in range(count + 1)]


def age_figures(ages: Sequence[int]) -> dict[Decimal, str]:
    """Return what is written under each age: years when there are many months."""
    if ages[-1] <= _YEARS:
        return {Decimal(age): str(age) for age in ages}
    return {Decimal(age): number(Decimal(age) / 12) for age in ages}


def _places(points: Sequence[tuple[Decimal, Decimal]], kind: Kind) -> Places:
    return [(age, _shown(kind, value)) for age, value in points]


def _shown(kind: Kind, value: Decimal) -> Decimal:
    return kind.shown.shown(value) if kind.shown else value


def _own(points: Places) -> charts.LineChartData:
    colour = look().palette.primary
    return charts.LineChartData(
        color=colour,
        stroke_width=3,
        point=charts.ChartCirclePoint(radius=4, color=colour),
        points=_dots(points),
    )


def _reference(points: Places) -> charts.LineChartData:
    return charts.LineChartData(
        color=look().palette.border,
        stroke_width=1,
        dash_pattern=[4, 3],
        points=_dots(points),
    )


def _dots(points: Places) -> list[charts.LineChartDataPoint]:
    return [charts.LineChartDataPoint(x=float(x), y=float(y)) for x, y in points]


def _axis(
    words: dict[Decimal, str], step: Decimal, *, below: bool = False
) -> charts.ChartAxis:
    style = ft.TextStyle(size=size(15), color=look().palette.secondary)
    return charts.ChartAxis(
        label_size=size(28 if below else _FIGURES),
        label_spacing=float(step),
        labels=[
            charts.ChartAxisLabel(value=float(at), label=ft.Text(text, style=style))
            for at, text in words.items()
        ],
    )


def _small(words: str) -> ft.Control:
    return ft.Text(words, size=size(16), color=look().palette.secondary)
