"""« Ma visite » on paper: questions first, in large letters, then what to show."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from app.domain.printed import Curve, Visit
from app.kinds import kind as kind_of
from views.prints.measures import Row, chart_of
from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short

_NOTES: Final = 4
"""Lines left blank to write on during the visit."""


def visit(prepared: Visit, *, fonts: Path | None = None) -> bytes:
    """Return its pages as a PDF; equal visits give equal bytes."""
    theirs, name = bool(prepared.told), prepared.name
    title = _("Sa visite") if theirs else _("Ma visite")
    sheet = Sheet(title, day=prepared.day, fonts=fonts)
    whose = _("Espace de {name}").format(name=name) if name else _("Espace d'un proche")
    sheet.write(whose, points=LARGE, bold=True, after=1)
    if prepared.who:
        sheet.write(prepared.who, points=LARGE, after=1)
    sheet.write(_("Imprimé le {day}").format(day=date_short(prepared.day)))
    for words in prepared.told:
        sheet.write(words, after=1)
    asked = _("Questions") if theirs else _("Mes questions")
    _list(sheet, asked, prepared.questions)
    changed = _("Ce qui a changé depuis le {day}")
    _list(sheet, changed.format(day=date_short(prepared.since)), prepared.changes)
    for curve in prepared.curves:
        _curve(sheet, curve)
    _list(sheet, _("Documents à montrer"), prepared.documents)
    sheet.heading(_("Ce que le médecin a dit"))
    for _rank in range(_NOTES):
        sheet.keep(14)
        sheet.space(10)
        sheet.rule()
    return sheet.pdf()


def _curve(sheet: Sheet, curve: Curve) -> None:
    kind = kind_of(curve.kind).shown_in(curve.unit)
    sheet.heading(_(kind.label))
    sheet.write(curve.said, points=LARGE)
    sheet.chart(chart_of(kind, [Row(when, values) for when, values in curve.rows]))


def _list(sheet: Sheet, title: str, lines: Sequence[str]) -> None:
    if lines:
        sheet.heading(title)
        for rank, words in enumerate(lines, 1):
            sheet.keep(12)
            sheet.write(f"{rank}. {words}", points=LARGE, after=1.5)
