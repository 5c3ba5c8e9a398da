"""« Comparer » : two measures one above the other, on the same days."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import flet as ft

from app.flows.measure import Measure
from app.flows.panel import Period
from views.parts.box import stack
from views.parts.curve import curve
from views.parts.heading import heading
from views.parts.measures.aim import aimed, bands_of
from views.parts.measures.twin import Rows, twin
from views.parts.series import dated_of, lines_of, said_of
from views.text import _, date_short, quantity

_DAY_MS: Final = 86_400_000


def compared(pair: Sequence[Period], *, key: str) -> ft.Control:
    """Return the two curves and the table of their days; neither is empty."""
    said = [f"{_(one.kind.label)} : {said_of(one.measures, one.kind)}" for one in pair]
    return twin(_curves(pair), said, rows_of(pair), name="compare", key=key)


def rows_of(pair: Sequence[Period]) -> Rows:
    """Return one line a day, newest first; several values of a day share it."""
    days: defaultdict[str, list[list[str]]] = defaultdict(lambda: [[], []])
    shown: dict[str, str] = {}
    for rank, period in enumerate(pair):
        for one in dated_of(period.measures):
            day = one.when.text[:10]
            shown[day] = date_short(one.when)
            days[day][rank].append(quantity(one.values, period.kind))
    headers = [_("Jour"), *(_(one.kind.label) for one in pair)]
    lines = [
        (shown[day], *(", ".join(values) or "–" for values in days[day]))
        for day in sorted(days, reverse=True)
    ]
    return Rows(headers, lines, tuple)


def _curves(pair: Sequence[Period]) -> ft.Control:
    every = [one for period in pair for one in dated_of(period.measures)]
    first = min(every, key=_start)
    last = max(every, key=_start)
    start, length = _start(first), (_start(last) - _start(first)) / _DAY_MS
    ends = [date_short(first.when), date_short(last.when)]
    days = (0, length or 1)
    return stack(
        [
            part
            for rank, one in enumerate(pair)
            for part in (
                heading(3, _(one.kind.label)),
                _curve(one, start, ends, days, rank),
            )
        ]
    )


def _curve(
    one: Period, start: int, ends: Sequence[str], days: tuple[float, float], rank: int
) -> ft.Control:
    chart = curve(
        lines_of(dated_of(one.measures), one.kind, start),
        said=f"{said_of(one.measures, one.kind)} {aimed(one)}".strip(),
        unit=_(one.kind.unit),
        ends=ends,
        bands=bands_of(one.kind, one.targets),
        days=days,
    )
    chart.identifier = f"curve-{rank}"
    return chart


def _start(one: Measure) -> int:
    return one.when.start
