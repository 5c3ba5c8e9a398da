"""« Preuve de signature » on paper: who signed what, when, and how it is checked."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from views.prints.sheet import LARGE, PINE, Sheet
from views.text import _, date_short


def signature(
    name: str,
    facts: Sequence[tuple[str, str]],
    rules: Sequence[str],
    *,
    day: date,
    band: str = PINE,
    fonts: Path | None = None,
) -> bytes:
    """Return the page of a proof: *facts* are what is asked and its answer.

    *name* is whose space it is, *rules* what the signature is worth, *day* today.
    """
    sheet = Sheet(_("Preuve de signature"), day=day, band=band, fonts=fonts)
    sheet.write(name, points=LARGE, bold=True, after=1)
    printed = _("Imprimé le {day}").format(day=date_short(day))
    sheet.write(printed, after=4)
    for asked, said in facts:
        sheet.keep(20)
        sheet.write(asked, bold=True, after=0.5)
        sheet.write(said, after=3)
    sheet.rule()
    for words in rules:
        sheet.write(words)
    return sheet.pdf()
