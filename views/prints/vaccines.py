"""« Carnet de vaccination » on paper: each dose, then each disease; who tells it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short, ngettext

BAND: Final = "#00687A"
"""The band of « Vaccins »."""

Row = tuple[str, str, str, str]
"""A dose in words: its day, its vaccine and lot, the diseases, who tells it."""

Shelf = tuple[str, Sequence[str]]
"""A disease, and the days of the doses against it."""


def vaccines(
    name: str,
    *,
    day: date,
    rows: Sequence[Row],
    shelves: Sequence[Shelf],
    fonts: Path | None = None,
) -> bytes:
    """Return the pages of a booklet as a PDF; equal booklets give equal bytes.

    *name* is whose space it is, *day* today.
    """
    sheet = Sheet(_("Carnet de vaccination"), day=day, band=BAND, fonts=fonts)
    whose = _("Espace de {name}").format(name=name)
    sheet.write(whose, points=LARGE, bold=True, after=1)
    doses = ngettext("{count} dose", "{count} doses", len(rows))
    printed = _("Imprimé le {day}").format(day=date_short(day))
    sheet.write(f"{doses.format(count=len(rows))} · {printed}")
    if not rows:
        sheet.write(_("Aucun vaccin noté pour le moment."))
        return sheet.pdf()
    _doses(sheet, rows)
    _diseases(sheet, shelves)
    sheet.write(_("Ce carnet ne remplace pas l'avis d'un médecin."))
    return sheet.pdf()


def _doses(sheet: Sheet, rows: Sequence[Row]) -> None:
    sheet.heading(_("Toutes les doses"))
    head = [_("Date"), _("Vaccin"), _("Protège de"), _("Qui le dit")]
    sheet.table(head, rows, widths=(20, 26, 30, 24))


def _diseases(sheet: Sheet, shelves: Sequence[Shelf]) -> None:
    sheet.heading(_("Par maladie"))
    sheet.table(
        [_("Maladie"), _("Doses"), _("Dates")],
        [(name, str(len(days)), ", ".join(days)) for name, days in shelves],
        widths=(36, 12, 52),
    )
