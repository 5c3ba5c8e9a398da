"""« Carnet de l'enfant » on paper: birth, examinations, growth, notes, in figures."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.printed import Grown
from views.prints.growth import put_curve
from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Booklet:
    """What is printed, all of it in words already.

    *birth* is (what, value); *examinations* (examination, days, state, who);
    *certificates* (certificate, document); *growth* are curves; *notes* are (topic,
    day, words).
    """

    name: str = field(repr=False)
    lines: Sequence[str] = field(repr=False)
    birth: Rows = field(repr=False)
    examinations: Rows = field(repr=False)
    certificates: Rows = field(repr=False)
    growth: Sequence[Grown] = field(repr=False)
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
    for grown in booklet.growth:
        put_curve(sheet, grown)
    topics = (_("Genre de note"), _("Jour"), _("Note"))
    _part(sheet, _("Repères et notes"), topics, booklet.notes, (30, 16, 54))
    return sheet.pdf()


def _part(
    sheet: Sheet, title: str, head: Sequence[str], rows: Rows, widths: tuple[int, ...]
) -> None:
    if rows:
        sheet.heading(title)
        sheet.table(head, rows, widths=widths)
        sheet.space(2)
