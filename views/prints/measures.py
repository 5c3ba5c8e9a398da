"""« Mesures » : one measure over a period, for a visit: sentence, curve, table."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.domain.target import Target
from app.domain.when import When
from app.kinds import Kind
from views.prints.chart import Chart, Line
from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short, quantity, time

_DAY_MS: Final = 86_400_000


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: its values in the kind's own unit; *source* says who wrote it."""

    when: When = field(repr=False)
    values: tuple[Decimal, ...] = field(repr=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """What is printed of one kind, shown in the unit the person chose.

    *name* is whose space it is, *words* name the period (« Les 30 derniers jours »),
    *said* is the sentence the screen says of the same rows, which come newest first;
    *day* is today. *bands* are bounds drawn behind the curve, in the unit shown,
    and *banded* their name.
    """

    name: str
    kind: Kind
    words: str
    said: str
    rows: Sequence[Row] = field(repr=False)
    day: date
    bands: Sequence[Target] = field(default=(), repr=False)
    banded: str = ""


def measures(period: Period, *, fonts: Path | None = None) -> bytes:
    """Return the pages of a period; its rows are those of the screen, all of them."""
    sheet = Sheet(_(period.kind.label), day=period.day, fonts=fonts)
    whose = _("Espace de {name}").format(name=period.name)
    sheet.write(whose, points=LARGE, bold=True, after=1)
    printed = _("Imprimé le {day}").format(day=date_short(period.day))
    sheet.write(f"{period.words} · {printed}")
    if not period.rows:
        sheet.write(_("Aucune mesure pendant cette période."))
        return sheet.pdf()
    sheet.write(period.said, after=3)
    if dated := [row for row in reversed(period.rows) if row.when.text]:
        drawn = chart_of(period.kind, dated)
        sheet.chart(replace(drawn, bands=period.bands, banded=period.banded))
    sheet.heading(_("Toutes les mesures"))
    sheet.table(
        [_("Jour"), _("Heure"), _(period.kind.label), _("Origine")],
        [_cells(row, period.kind) for row in period.rows],
        widths=(20, 16, 28, 36),
    )
    return sheet.pdf()


def _cells(row: Row, kind: Kind) -> tuple[str, ...]:
    by = row.source or _("Déclaré par la personne")
    return date_short(row.when), time(row.when), quantity(row.values, kind), by


def chart_of(kind: Kind, rows: Sequence[Row]) -> Chart:
    """Return the curve of *rows*, oldest first."""
    unit, start = kind.shown, rows[0].when.start
    lines = [
        Line(
            _(asked.label),
            [
                (
                    (row.when.start - start) / _DAY_MS,
                    unit.shown(row.values[rank]) if unit else row.values[rank],
                )
                for row in rows
            ],
        )
        for rank, asked in enumerate(kind.fields)
    ]
    ends = date_short(rows[0].when), date_short(rows[-1].when)
    return Chart(lines, _(kind.unit), *ends)
