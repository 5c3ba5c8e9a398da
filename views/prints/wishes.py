"""« Volontés » on paper, in eighteen points: what was said, and where to sign."""

from datetime import date
from pathlib import Path
from typing import Final

from app.domain.when import When
from app.domain.wishes import Said
from views.prints.sheet import PINE, Sheet
from views.text import _, date_long, date_short

POINTS: Final = 18


def wishes(
    said: Said, *, day: date, band: str = PINE, fonts: Path | None = None
) -> bytes:
    """Return the pages of a version; *day* is that of the print."""
    sheet = Sheet(said.title, day=day, band=band, fonts=fonts)
    sheet.write(said.name, points=POINTS, bold=True, after=1)
    if said.birth:
        born = _("Date de naissance : {day}")
        words = born.format(day=date_long(When.parse(said.birth), weekday=False))
        sheet.write(words, points=POINTS, after=1)
    told = _("{standing} · {day}").format(standing=said.standing, day=said.day)
    sheet.write(told, points=POINTS, after=1)
    printed = _("Imprimé le {day}").format(day=date_short(day))
    sheet.write(printed, points=POINTS, after=5)
    for asked, answer in said.answers:
        sheet.keep(30)
        sheet.write(asked, points=POINTS, bold=True, after=1)
        sheet.write(answer, points=POINTS, after=5)
    _signing(sheet)
    return sheet.pdf()


def _signing(sheet: Sheet) -> None:
    sheet.keep(70)
    sheet.rule()
    sheet.write(_("Relisez, puis datez et signez à la main."), points=POINTS, after=4)
    for words in (_("Né ou née à :"), _("Fait à, le :"), _("Signature :")):
        sheet.write(words, points=POINTS, after=9)
