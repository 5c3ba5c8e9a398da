"""« Carnet de l'enfant » on paper: birth, examinations, growth, notes, in figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from views.prints.chart import HEIGHT, Chart, Line
from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short

Rows = Sequence[Sequence[str]]
Points = Sequence[tuple[float, Decimal]]
_WHOLE: Final = HEIGHT + 60
"""Millimetres of a curve under its title."""


@dataclass(frozen=True, slots=True)
class Booklet:
    """What is printed, all of it in words already.

    *birth* is (what, value); *examinations* (examination, days, state, who);
    *certificates* (certificate, document); *growth* gives the name of a curve, its
    unit, its points (months, value) and their rows (age, day, value), the latest
    first; *notes* are (topic, day, words).
    """

    name: str = field(repr=False)
    lines: Sequence[str] = field(repr=False)
    birth: Rows = field(repr=False)
    examinations: Rows = field(repr=False)
    certificates: Rows = field(repr=False)
    growth: Sequence[tuple[str, str, Points, Rows]] = field(repr=False)
    notes: Rows = field(repr=False)
    day: date


def child(booklet: Booklet, *, fonts: Path | None = None) -> bytes:
    """Return the pages of a booklet; a part that holds nothing is left out."""
    sheet = Sheet(_("Carnet de l'enfant"), day=booklet.day, fonts=fonts)
    sheet.write(booklet.name, points=LARGE, bold=True, after=1)
    printed = _("Imprimé le {day}").format(day=date_short(booklet.day))
    for line in (*booklet.lines, printed):
        sheet.write(line, after=1)
    _part(sheet, _("Naissance"), (_("Quoi"), _("Valeur")), booklet.birth, (60, 40))
    heads = (_("Examen"), _("Jour ou période"), _("État"), _("Professionnel"))
    _part(sheet, _("Examens"), heads, booklet.examinations, (32, 34, 14, 20))
    confirm = _("Ces dates sont à confirmer avec un médecin.")
    sheet.write(confirm)
    papers = (_("Certificat"), _("Document"))
    _part(sheet, _("Certificats de santé"), papers, booklet.certificates, (40, 60))
    for name, unit, points, rows in booklet.growth:
        _curve(sheet, name, unit, points, rows)
    topics = (_("Genre de note"), _("Jour"), _("Note"))
    _part(sheet, _("Repères et notes"), topics, booklet.notes, (30, 16, 54))
    return sheet.pdf()


def _part(
    sheet: Sheet, title: str, head: Sequence[str], rows: Rows, widths: tuple[int, ...]
) -> None:
    if rows:
        if title:
            sheet.heading(title)
        sheet.table(head, rows, widths=widths)
        sheet.space(2)


def _curve(sheet: Sheet, name: str, unit: str, points: Points, rows: Rows) -> None:
    """Draw a curve and its rows; one point alone is only told."""
    head = (_("Âge"), _("Jour"), name)
    if len(points) > 1:
        sheet.keep(_WHOLE)
        sheet.heading(name)
        first = points[0][0]
        line = Line(name, [(months - first, value) for months, value in points])
        sheet.chart(Chart([line], unit, rows[-1][0], rows[0][0]))
    _part(sheet, name if len(points) == 1 else "", head, rows, (40, 30, 30))
