"""« Courbe d'un capteur » : lows and highs of a period, or each reading of a day."""

from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from functools import partial

import flet as ft

from app.domain.reading import Bucket, Trace
from app.flows.measuring.sensor import in_own_unit
from app.flows.traces.curves import Series
from app.kinds import Kind
from views.parts.curve import Band, Line, curve
from views.parts.measures.twin import Rows
from views.text import _, date_short, ngettext, number, quantity, time

_DAY = 86_400


def course(
    series: Series, kind: Kind, bands: list[Band], zone: tzinfo, *, name: str
) -> ft.Control:
    """Draw a series: one line of readings, else its lows and its highs."""
    start = series.pieces[0].t
    high = Line(_("Le plus haut"), _points(series, kind, start, "high"))
    low = Line(_("Le plus bas"), _points(series, kind, start, "low"))
    lines = [high] if series.exact else [high, low]
    days = [_local(piece, zone) for piece in (series.pieces[0], series.pieces[-1])]
    ends = [date_short(day.date()) for day in days]
    if ends[0] == ends[1]:
        ends = [time(day, zone) for day in days]
    said = course_said(series, kind)
    chart = curve(lines, said=said, unit=_(kind.unit), ends=ends, bands=bands)
    chart.identifier = name
    return chart


def course_said(series: Series, kind: Kind) -> str:
    """Say how many readings there are, the lowest and the highest."""
    count = sum(piece.count for piece in series.pieces)
    words = ngettext(
        "{count} mesure, de {low} à {high}.",
        "{count} mesures, de {low} à {high}.",
        count,
    )
    low = min(piece.low for piece in series.pieces)
    high = max(piece.high for piece in series.pieces)
    return words.format(
        count=number(count, 0),
        low=_written(series.trace, low, kind),
        high=_written(series.trace, high, kind),
    )


def course_rows(series: Series, kind: Kind, zone: tzinfo) -> Rows:
    """Return each piece of the curve in figures, newest first."""
    headers = [_("Jour"), _("Heure"), _("Le plus bas"), _("Le plus haut")]
    if series.exact:
        headers = [_("Jour"), _("Heure"), _(kind.label)]
    newest_first = series.pieces[::-1]
    return Rows(headers, newest_first, partial(_row, series, kind, zone))


def _row(series: Series, kind: Kind, zone: tzinfo, piece: Bucket) -> tuple[str, ...]:
    at = _local(piece, zone)
    values = [piece.high] if series.exact else [piece.low, piece.high]
    written = (_written(series.trace, value, kind) for value in values)
    return date_short(at.date()), time(at, zone), *written


def _points(
    series: Series, kind: Kind, start: int, end: str
) -> list[tuple[float, Decimal]]:
    unit = kind.shown
    values = [in_own_unit(series.trace, getattr(piece, end)) for piece in series.pieces]
    return [
        ((piece.t - start) / _DAY, unit.shown(value) if unit else value)
        for piece, value in zip(series.pieces, values, strict=True)
    ]


def _written(trace: Trace, value: int, kind: Kind) -> str:
    return quantity([in_own_unit(trace, value)], kind)


def _local(piece: Bucket, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(piece.t, UTC).astimezone(zone)
