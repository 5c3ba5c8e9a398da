"""« Mon capteur » on paper, for a visit: figures, a typical day, each of its hours."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from app.domain.target import Target
from views.prints.chart import Chart, Line
from views.prints.sheet import LARGE, Sheet
from views.text import _, clock, date_short

_DAY: Final = 1440
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Worn:
    """What is printed of a sensor, in the unit the person chose.

    *words* name the period, *said* are the sentences of the screen; *middle* is
    the middle of the days, (share of the day, value); *bounds* are drawn behind it,
    *banded* is their name. *rows* are the hours of a day under *headers*.
    """

    name: str
    title: str
    unit: str
    words: str
    said: Sequence[str] = field(repr=False)
    middle: Sequence[tuple[float, Decimal]] = field(repr=False)
    bounds: Target = field(repr=False)
    banded: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]] = field(repr=False)
    day: date


def sensor(worn: Worn, *, fonts: Path | None = None) -> bytes:
    """Return the pages of a sensor."""
    sheet = Sheet(worn.title, day=worn.day, fonts=fonts)
    whose = _("Espace de {name}").format(name=worn.name)
    sheet.write(whose, points=LARGE, bold=True, after=1)
    printed = _("Imprimé le {day}").format(day=date_short(worn.day))
    sheet.write(f"{worn.words} · {printed}", after=3)
    sheet.heading(_("Une journée type"))
    lines = [Line(_("Au milieu"), worn.middle)]
    last = round(worn.middle[-1][0] * _DAY)
    ends = clock(0, 0), clock(last // 60, last % 60)
    sheet.chart(Chart(lines, worn.unit, *ends, [worn.bounds], worn.banded))
    sheet.heading(_("En chiffres"))
    for line in worn.said:
        sheet.write(line)
    sheet.table(worn.headers, worn.rows, widths=(16, 24, 30, 30))
    return sheet.pdf()
