"""« Profil médical » on paper: rubric by rubric, each line with who says so."""

from pathlib import Path
from typing import Final

from app.domain.printed import Noted, Part, Profile
from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short

__all__ = ["Noted", "Part", "Profile", "profile"]
_INDENT: Final = 5.0
_ROW: Final = 6.3
"""The height of a line of words, in millimetres."""
_ACROSS: Final = 80
_MOST: Final = 15
"""Signs in a row, and rows that are kept together."""


def profile(printed: Profile, *, fonts: Path | None = None) -> bytes:
    """Return its pages as a PDF; equal profiles give equal bytes."""
    sheet = Sheet(printed.title, day=printed.day, fonts=fonts)
    whose = _("Espace de {name}").format(name=printed.name)
    sheet.write(whose, points=LARGE, bold=True, after=1)
    sheet.write(_("Imprimé le {day}").format(day=date_short(printed.day)))
    for part in printed.parts:
        _part(sheet, part, alone=part.title == printed.title)
    return sheet.pdf()


def _part(sheet: Sheet, part: Part, *, alone: bool) -> None:
    """Write a rubric; its name is the title of the page when it is *alone*."""
    if not alone:
        sheet.heading(part.title)
    if part.said:
        sheet.write(part.said)
    for one in part.lines:
        _line(sheet, one)
    if part.ended:
        sheet.write(_("Terminé"), bold=True)
    for one in part.ended:
        _line(sheet, one)


def _line(sheet: Sheet, one: Noted) -> None:
    sheet.keep(_height(one))
    sheet.write(one.title, bold=True, after=0)
    with sheet.indented(_INDENT):
        for what, said in one.facts:
            sheet.write(_("{what} : {value}").format(what=what, value=said), after=0)
        sheet.write(one.by, after=3)


def _height(one: Noted) -> float:
    """Return about how tall a line is: a page never cuts a short one."""
    rows = sum(1 + len(what + said) // _ACROSS for what, said in one.facts)
    return _ROW * (2 + min(rows, _MOST))
