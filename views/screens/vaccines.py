"""« Vaccins » : what is to do and to come, and the booklet of what was done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.vaccines.asking import useful
from app.flows.vaccines.calendar import Line as Due
from app.flows.vaccines.sameness import Line, lines
from views.house import House, Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.vaccines.printing import BookletPrinting
from views.parts.vaccines.proposed import Waiting
from views.parts.vaccines.rows import PLACE, line_row
from views.parts.vaccines.sections import calendar_of
from views.parts.watching import here, use_record
from views.parts.window import Listing, Rows
from views.prints.vaccines import vaccines
from views.text import _, ngettext, number


@dataclass(frozen=True, slots=True)
class Shown:
    """The calendar, the booklet, what was withdrawn, the documents that wait."""

    calendar: tuple[Due, ...] = field(repr=False)
    asks: bool
    lines: tuple[Line, ...] = field(repr=False)
    withdrawn: int = 0
    documents: tuple[Entry, ...] = field(default=(), repr=False)


@drawn
def VaccinesScreen() -> ft.Control:
    """Show what the calendar says, then every dose, the latest first."""
    kinds = ("immunization", "preference", "patient", "document")
    asked = use_record(partial(_shown, here()), *kinds)
    if asked.value is None:
        return sheet([_add(), states(asked, empty="")])
    shown = asked.value
    first = [] if shown.lines else [_first()]
    waiting = [Waiting(shown.documents)] if shown.documents else []
    calendar = calendar_of(shown.calendar, asks=shown.asks)
    top = [_add(), *first, *waiting, *calendar, *_booklet(shown)]
    bottom = [_gone(shown.withdrawn)] if shown.withdrawn else []
    rows = Rows(top, shown.lines, line_row, bottom, name="vaccines")
    listing: ft.Control = Listing(rows, _nothing)
    return listing


def _shown(house: House) -> Shown:
    room = house.vaccines
    return Shown(
        tuple(room.calendar.lines()),
        bool(useful(room.calendar)),
        tuple(lines(room.booklet.every())),
        len(room.booklet.withdrawn()),
        tuple(room.proposals.waiting()),
    )


def _nothing() -> None:
    """Every dose is there already."""


def _add() -> ft.Control:
    add = going(f"{PLACE}/ajouter")
    label, icon = _("Noter un vaccin"), ft.Icons.ADD
    return side_by_side([action(label, add, name="vaccine-add", icon=icon)])


def _booklet(shown: Shown) -> list[ft.Control]:
    if not shown.lines:
        return []
    count = len(shown.lines)
    words = ngettext("{count} dose notée", "{count} doses notées", count)
    sick = going(f"{PLACE}/maladies")
    icon = ft.Icons.LIST_ALT_OUTLINED
    by = quiet_action(_("Voir par maladie"), sick, name="vaccines-disease", icon=icon)
    return [
        heading(2, _("Mon carnet")),
        sentence(words.format(count=number(count, 0)), quiet=True),
        side_by_side([by, BookletPrinting(vaccines)]),
    ]


def _first() -> ft.Control:
    """Say the first step to who has noted nothing yet."""
    photo, icon = going("/documents/ajouter"), ft.Icons.PHOTO_CAMERA_OUTLINED
    label = _("Photographier mon carnet")
    button = quiet_action(label, photo, name="vaccines-photo", icon=icon)
    told = sentence(_("Reprenez votre carnet papier : une photo suffit."))
    return card([told, side_by_side([button])])


def _gone(count: int) -> ft.Control:
    words = ngettext(
        "Voir {count} vaccin retiré", "Voir {count} vaccins retirés", count
    )
    label, see = words.format(count=number(count, 0)), going(f"{PLACE}/retires")
    return side_by_side([quiet_action(label, see, name="vaccines-withdrawn")])


def _named(_params: Mapping[str, str]) -> str:
    return _("Vaccins")


SCREEN = Screen(PLACE, N_("Ma santé"), VaccinesScreen, place="health", named=_named)
