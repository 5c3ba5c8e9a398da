"""« Mon carnet de vaccination » : every dose noted, the latest first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.domain.words import N_
from app.flows.vaccines.booklet import Booklet
from app.flows.vaccines.sameness import Line, lines
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.vaccines.linked import Unheard
from views.parts.vaccines.printing import booklet_printing
from views.parts.vaccines.rows import PLACE, count_words, line_row, service_way
from views.parts.watching import here, use_record
from views.parts.window import Listing, Rows
from views.prints.vaccines import vaccines
from views.text import _, ngettext, number


@dataclass(frozen=True, slots=True)
class Shown:
    """The doses, and how many were withdrawn."""

    lines: tuple[Line, ...] = field(repr=False)
    withdrawn: int = 0


@drawn
def VaccinesBooklet() -> ft.Control:
    """List the doses; a press opens one."""
    asked = use_record(partial(_shown, here().vaccines.booklet), "immunization")
    if asked.value is None:
        return sheet([_ways(), states(asked, empty="")])
    shown = asked.value
    top = [_ways(), Unheard(), *_told(len(shown.lines))]
    bottom = [_gone(shown.withdrawn)] if shown.withdrawn else []
    rows = Rows(top, shown.lines, line_row, bottom, name="vaccines")
    listing: ft.Control = Listing(rows, _nothing)
    return listing


def _shown(booklet: Booklet) -> Shown:
    return Shown(tuple(lines(booklet.every())), len(booklet.withdrawn()))


def _nothing() -> None:
    """Every dose is there already."""


def _ways() -> ft.Control:
    """Offer to note a dose, or to have them sent."""
    add = going(f"{PLACE}/ajouter")
    label, icon = _("Noter un vaccin"), ft.Icons.ADD
    noting = action(label, add, name="vaccine-add", icon=icon)
    return side_by_side([noting, service_way()])


def _told(count: int) -> list[ft.Control]:
    """Say how many doses there are, and the other ways to read them."""
    if not count:
        return [sentence(_("Aucun vaccin noté pour le moment."))]
    sick, icon = going(f"{PLACE}/maladies"), ft.Icons.LIST_ALT_OUTLINED
    by = quiet_action(_("Voir par maladie"), sick, name="vaccines-disease", icon=icon)
    ways = side_by_side([by, booklet_printing(vaccines)])
    return [sentence(count_words(count), quiet=True), ways]


def _gone(count: int) -> ft.Control:
    words = ngettext(
        "Voir {count} vaccin retiré", "Voir {count} vaccins retirés", count
    )
    label, see = words.format(count=number(count, 0)), going(f"{PLACE}/retires")
    return side_by_side([quiet_action(label, see, name="vaccines-withdrawn")])


def _named(_params: Mapping[str, str]) -> str:
    return _("Carnet de vaccination")


SCREEN = Screen(
    f"{PLACE}/carnet", N_("Ma santé"), VaccinesBooklet, place="health", named=_named
)
