"""« Notes pour l'école » on paper: what a family asks of a school, in large letters."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.domain.childhood import ChildNote
from app.domain.when import When
from views.prints.sheet import LARGE, Sheet
from views.text import _, date_long, date_short


def school(
    name: str, notes: Sequence[ChildNote], *, day: date, fonts: Path | None = None
) -> bytes:
    """Return the pages of the notes of a child called *name*; *day* is today."""
    sheet = Sheet(_("Notes pour l'école"), day=day, fonts=fonts)
    sheet.write(name, points=LARGE, bold=True, after=1)
    sheet.write(_("Imprimé le {day}").format(day=date_short(day)))
    for note in notes:
        _note(sheet, note)
    sheet.space(4)
    sheet.write(_("La famille a écrit ces notes."))
    return sheet.pdf()


def _note(sheet: Sheet, note: ChildNote) -> None:
    sheet.heading(note.title or _("Note"))
    if note.text:
        sheet.write(note.text, points=LARGE)
    if note.day:
        when = date_long(When.parse(note.day), weekday=False)
        sheet.write(_("Date : {day}").format(day=when))
