"""« Carnet de vaccination » on paper: each dose, then each disease; who tells it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from views.prints.sheet import LARGE, Sheet
from views.text import _, date_short, ngettext
from views.theme import SPINES

BAND: Final = SPINES["CAR_VAC"].light


@dataclass(frozen=True, slots=True)
class Row:
    """One dose in words: its day, its vaccine with its lot, the diseases, who tells."""

    day: str = field(repr=False)
    vaccine: str = field(repr=False)
    against: str = field(repr=False)
    by: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Booklet:
    """What is printed: whose space it is (*name*), its doses, the *day* it is.

    *shelves* are the diseases, each with the days of its doses.
    """

    name: str
    day: date
    rows: Sequence[Row] = field(repr=False)
    shelves: Sequence[tuple[str, Sequence[str]]] = field(repr=False)


def vaccines(booklet: Booklet, *, fonts: Path | None = None) -> bytes:
    """Return its pages as a PDF; equal booklets give equal bytes."""
    title = _("Carnet de vaccination")
    sheet = Sheet(title, day=booklet.day, band=BAND, fonts=fonts)
    whose = _("Espace de {name}").format(name=booklet.name)
    sheet.write(whose, points=LARGE, bold=True, after=1)
    count = len(booklet.rows)
    doses = ngettext("{count} dose", "{count} doses", count).format(count=count)
    printed = _("Imprimé le {day}").format(day=date_short(booklet.day))
    sheet.write(f"{doses} · {printed}")
    if not booklet.rows:
        sheet.write(_("Aucun vaccin noté pour le moment."))
        return sheet.pdf()
    _doses(sheet, booklet.rows)
    _diseases(sheet, booklet.shelves)
    sheet.write(_("Ce carnet ne remplace pas l'avis de votre médecin."))
    return sheet.pdf()


def _doses(sheet: Sheet, rows: Sequence[Row]) -> None:
    sheet.heading(_("Toutes les doses"))
    sheet.table(
        [_("Date"), _("Vaccin"), _("Protège de"), _("Qui le dit")],
        [(one.day, one.vaccine, one.against, one.by) for one in rows],
        widths=(20, 26, 30, 24),
    )


def _diseases(sheet: Sheet, shelves: Sequence[tuple[str, Sequence[str]]]) -> None:
    sheet.heading(_("Par maladie"))
    sheet.table(
        [_("Maladie"), _("Doses"), _("Dates")],
        [(name, str(len(days)), ", ".join(days)) for name, days in shelves],
        widths=(36, 12, 52),
    )
