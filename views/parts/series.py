"""A series of measures in three ways: a sentence, a curve, a table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import flet as ft

from app.flows.measure import Measure
from app.flows.periods import Drift, Summary
from app.kinds import Kind
from views.parts.curve import Band, Line, curve
from views.parts.spark import spark
from views.parts.table import table
from views.text import _, date_long, date_short, ngettext, quantity, time

_DAY_MS: Final = 86_400_000
_FEW: Final = 3
"""Measures under which a small curve shows nothing."""


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


def range_of(found: Summary, kind: Kind) -> str:
    """Say the average of a period, its lowest and its highest value."""
    return _("En moyenne {mean}. De {low} à {high}.").format(
        mean=quantity(found.mean, kind),
        low=quantity(found.low, kind),
        high=quantity(found.high, kind),
    )


def beside(before: Summary, drift: Drift, kind: Kind) -> str:
    """Say how a period stands beside the one before, without any judgement."""
    words = {
        Drift.HIGHER: _("Plus haut que la période d'avant : {mean} en moyenne."),
        Drift.LOWER: _("Plus bas que la période d'avant : {mean} en moyenne."),
        Drift.LEVEL: _("Comme la période d'avant : {mean} en moyenne."),
    }
    return words[drift].format(mean=quantity(before.mean, kind))


def way_of(drift: Drift) -> str:
    """Say in a few words how this month stands beside the month before."""
    return {
        Drift.HIGHER: _("Plus haut que le mois d'avant"),
        Drift.LOWER: _("Plus bas que le mois d'avant"),
        Drift.LEVEL: _("Comme le mois d'avant"),
    }[drift]


def source_of(one: Measure) -> str:
    """Say where a value comes from."""
    if one.computed:
        return _("Calculée avec le poids et la taille")
    if one.source.startswith("device:"):
        return _("Venue d'un appareil de mesure")
    if one.source == "sensor":
        return _("Calculée avec votre capteur")
    if one.source.startswith("imported"):
        return _("Reprise d'un fichier")
    return _("Notée à la main")


def around(one: Measure, kind: Kind) -> str:
    """Say what was told beside a value: « À jeun », "" for nothing."""
    words = [_(asked.said(one.said.get(asked.name, ""))) for asked in kind.asks]
    return ", ".join(filter(None, words))


def told_beside(one: Measure, kind: Kind) -> str:
    """Say where a value comes from, and what was told of it: « À jeun »."""
    return ", ".join(filter(None, (around(one, kind), source_of(one))))


def curve_of(
    series: Sequence[Measure],
    kind: Kind,
    *,
    bands: Sequence[Band] = (),
    more: str = "",
) -> ft.Control:
    """Draw a series, newest first, in the unit people know; *more* is said of it."""
    dated = dated_of(series)
    lines = lines_of(dated, kind, dated[0].when.start if dated else 0)
    ends = [date_short(one.when) for one in (*dated[:1], *dated[-1:])]
    said = f"{said_of(series, kind)} {more}".strip()
    return curve(lines, said=said, unit=_(kind.unit), ends=ends, bands=bands)


def lines_of(dated: Sequence[Measure], kind: Kind, start: int) -> list[Line]:
    """Return a line for each value, oldest first; *start* is day 0 (Unix ms)."""
    return [
        Line(_(asked.label), _points(dated, rank, kind, start))
        for rank, asked in enumerate(kind.fields)
    ]


def small_curve(recent: Sequence[Measure], kind: Kind) -> list[ft.Control]:
    """Draw a few measures, newest first, very small; nothing when too few."""
    dated = dated_of(recent)
    if len(dated) < _FEW:
        return []
    return [spark(_points(dated, 0, kind, dated[0].when.start))]


def table_of(series: Sequence[Measure], kind: Kind) -> ft.Control:
    """Return the same figures as rows, newest first."""
    headers = [_("Jour"), _(kind.label)] if kind.daily else _headers(kind)
    rows = [
        (
            date_short(one.when),
            *(() if kind.daily else (time(one.when),)),
            quantity(one.values, kind),
        )
        for one in series
    ]
    return table(headers, rows)


def _headers(kind: Kind) -> list[str]:
    return [_("Jour"), _("Heure"), _(kind.label)]


def dated_of(series: Sequence[Measure]) -> list[Measure]:
    """Return those with a date, oldest first."""
    return [one for one in reversed(series) if one.when.text]


def _points(
    dated: Sequence[Measure], rank: int, kind: Kind, start: int
) -> list[tuple[float, Decimal]]:
    unit = kind.shown
    return [
        (_day(one, start), unit.shown(value) if unit else value)
        for one in dated
        for value in [one.values[rank]]
    ]


def _day(one: Measure, start: int) -> float:
    return (one.when.start - start) / _DAY_MS
