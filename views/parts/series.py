"""A series of measures in three ways: a sentence, a curve, a table."""

from collections.abc import Sequence
from typing import Final

import flet as ft

from app.flows.measure import Measure
from app.kinds import Kind
from views.parts.curve import Line, curve
from views.parts.table import table
from views.text import _, date_long, date_short, ngettext, quantity, time

_DAY_MS: Final = 86_400_000


def said_of(series: Sequence[Measure], kind: Kind) -> str:
    """Say how many measures, newest first, the last one and the first one."""
    count = ngettext("{count} mesure", "{count} mesures", len(series))
    last, first = series[0], series[-1]
    words = _("{count}. La dernière : {value}, le {day}.").format(
        count=count.format(count=len(series)),
        value=quantity(last.values, kind),
        day=date_long(last.when),
    )
    if last is first:
        return words
    return f"{words} " + _("La première : {value}, le {day}.").format(
        value=quantity(first.values, kind), day=date_long(first.when)
    )


def curve_of(series: Sequence[Measure], kind: Kind) -> ft.Control:
    """Draw a series, newest first, in the unit people know."""
    dated = [one for one in reversed(series) if one.when.text]
    start = dated[0].when.start if dated else 0
    unit = kind.shown
    lines = [
        Line(
            _(asked.label),
            [
                (_day(one, start), unit.shown(value) if unit else value)
                for one in dated
                for value in [one.values[rank]]
            ],
        )
        for rank, asked in enumerate(kind.fields)
    ]
    ends = {_day(one, start): date_short(one.when) for one in (dated[0], dated[-1])}
    said, label = said_of(series, kind), _(unit.label) if unit else ""
    return curve(lines, said=said, unit=label, days=ends)


def table_of(series: Sequence[Measure], kind: Kind) -> ft.Control:
    """Return the same figures as rows, newest first."""
    rows = [
        (date_short(one.when), time(one.when), quantity(one.values, kind))
        for one in series
    ]
    return table([_("Jour"), _("Heure"), _(kind.label)], rows)


def _day(one: Measure, start: int) -> float:
    return (one.when.start - start) / _DAY_MS
