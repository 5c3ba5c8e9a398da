"""« Ma visite » on paper: questions first, in large letters, then what to show."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from views.prints.chart import Chart
from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short

_NOTES: Final = 4
"""Lines left blank to write on during the visit."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A measure to show: its name, the sentence that says it, its curve."""

    title: str
    said: str = field(repr=False)
    chart: Chart = field(repr=False)


@dataclass(frozen=True, slots=True)
class Visit:
    """What is taken along: whose space it is (*name*), *who* is seen, the rest.

    *changes* are sentences since the day *since*; *documents* are titles with dates.
    """

    name: str
    day: date
    since: date
    who: str = field(default="", repr=False)
    questions: Sequence[str] = field(default=(), repr=False)
    changes: Sequence[str] = field(default=(), repr=False)
    curves: Sequence[Curve] = field(default=(), repr=False)
    documents: Sequence[str] = field(default=(), repr=False)


def visit(prepared: Visit, *, fonts: Path | None = None) -> bytes:
    """Return its pages as a PDF; equal visits give equal bytes."""
    sheet = Sheet(_("Ma visite"), day=prepared.day, fonts=fonts)
    whose = _("Espace de {name}").format(name=prepared.name)
    sheet.write(whose, points=LARGE, bold=True, after=1)
    if prepared.who:
        sheet.write(prepared.who, points=LARGE, after=1)
    sheet.write(_("Imprimé le {day}").format(day=date_short(prepared.day)))
    _list(sheet, _("Mes questions"), prepared.questions)
    changed = _("Ce qui a changé depuis le {day}")
    _list(sheet, changed.format(day=date_short(prepared.since)), prepared.changes)
    for curve in prepared.curves:
        sheet.heading(curve.title)
        sheet.write(curve.said, points=LARGE)
        sheet.chart(curve.chart)
    _list(sheet, _("Documents à montrer"), prepared.documents)
    sheet.heading(_("Ce que le médecin a dit"))
    for _rank in range(_NOTES):
        sheet.keep(14)
        sheet.space(10)
        sheet.rule()
    return sheet.pdf()


def _list(sheet: Sheet, title: str, lines: Sequence[str]) -> None:
    if lines:
        sheet.heading(title)
        for rank, words in enumerate(lines, 1):
            sheet.keep(12)
            sheet.write(f"{rank}. {words}", points=LARGE, after=1.5)
