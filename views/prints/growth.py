"""« Courbe de croissance » on paper: its sentence, its lines by name, its rows."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.domain.printed import Grown
from views.prints.chart import HEIGHT, Chart, Line
from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short

_WHOLE: Final = HEIGHT + 60
"""Millimetres of a curve under its title."""
_COLUMNS: Final = {3: (40, 30, 30), 4: (22, 20, 38, 20)}
"""Shares of the width, by how many columns there are."""


def growth(grown: Grown, *, name: str, day: date, fonts: Path | None = None) -> bytes:
    """Return the pages of one curve; *name* is whose it is, *day* is today."""
    sheet = Sheet(_("Courbe de croissance"), day=day, fonts=fonts)
    sheet.write(name, points=LARGE, bold=True, after=1)
    sheet.write(_("Imprimé le {day}").format(day=date_short(day)))
    put_curve(sheet, grown)
    return sheet.pdf()


def put_curve(sheet: Sheet, grown: Grown) -> None:
    """Draw a curve under its name, then its rows; one point alone is only told."""
    drawn = len(grown.points) > 1 or grown.lines
    sheet.keep(_WHOLE if drawn else HEIGHT / 2)
    sheet.heading(grown.name)
    sheet.write(grown.said)
    if drawn:
        sheet.chart(_chart(grown))
    for note in grown.notes:
        sheet.write(note, after=1)
    sheet.space(2)
    if grown.rows:
        sheet.table(grown.head, grown.rows, widths=_COLUMNS[len(grown.head)])
        sheet.space(2)
    for words in grown.more:
        sheet.write(words, after=1)


def _chart(grown: Grown) -> Chart:
    first, last = map(float, grown.span)
    return Chart(
        [_line("", grown.points)] if grown.points else [],
        grown.unit,
        "",
        "",
        behind=[_line(name, points) for name, points in grown.lines],
        days=(first, last),
        marked=grown.marked,
    )


def _line(name: str, points: Sequence[tuple[Decimal, Decimal]]) -> Line:
    return Line(name, [(float(age), value) for age, value in points])
