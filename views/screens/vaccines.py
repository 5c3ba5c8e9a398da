"""« Vaccins » : the booklet one press away, then what is to do, to check, to come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.domain.entry import Entry
from app.domain.words import N_
from app.flows.vaccines import Vaccines
from app.flows.vaccines.asking import useful
from app.flows.vaccines.calendar import Line
from app.flows.vaccines.planning import Planned
from app.flows.vaccines.sameness import lines
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.box import card, sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.tile import tile
from views.parts.vaccines.planning import Days
from views.parts.vaccines.proposed import Waiting
from views.parts.vaccines.rows import PLACE, count_words, service_way
from views.parts.vaccines.sections import calendar_of
from views.parts.watching import here, local_now, use_record
from views.prints.reminding import reminder_of
from views.text import _
from views.theme import SPINES


@dataclass(frozen=True, slots=True)
class Shown:
    """How many doses are noted, the calendar, the documents that wait."""

    doses: int
    calendar: tuple[Line, ...] = field(repr=False)
    asks: bool
    planned: tuple[Planned, ...] = field(default=(), repr=False)
    documents: tuple[Entry, ...] = field(default=(), repr=False)


@drawn
def VaccinesScreen() -> ft.Control:
    """Lead to the booklet, then show what the calendar says."""
    kinds = ("immunization", "preference", "patient", "document", "appointment")
    asked = use_record(partial(_shown, here().vaccines), *kinds)
    if asked.value is None:
        return sheet([_add(), states(asked, empty="")])
    shown = asked.value
    booklet = _booklet(shown.doses) if shown.doses else _first()
    waiting = [Waiting(shown.documents)] if shown.documents else []
    made = local_now()
    reminder = partial(reminder_of, made)
    days = Days({one.line: one for one in shown.planned}, reminder)
    told = calendar_of(shown.calendar, days, asks=shown.asks)
    return sheet([_add(), booklet, *waiting, *told])


def _shown(room: Vaccines) -> Shown:
    return Shown(
        len(lines(room.booklet.every())),
        tuple(room.calendar.lines()),
        bool(useful(room.calendar)),
        tuple(room.planning.list()),
        tuple(room.proposals.waiting()),
    )


def _add() -> ft.Control:
    add = going(f"{PLACE}/ajouter")
    label, icon = _("Noter un vaccin"), ft.Icons.ADD
    return side_by_side([action(label, add, name="vaccine-add", icon=icon)])


def _booklet(count: int) -> ft.Control:
    spine, way = SPINES["CAR_VAC"], going(f"{PLACE}/carnet")
    told = [sentence(count_words(count), quiet=True)]
    title = _("Le carnet")
    return tile(title, told, way, name="vaccines-booklet", icon=spine.icon, spine=spine)


def _first() -> ft.Control:
    """Say the first step to who has noted nothing yet."""
    photo, icon = going("/documents/ajouter"), ft.Icons.PHOTO_CAMERA_OUTLINED
    label = _("Photographier le carnet")
    button = quiet_action(label, photo, name="vaccines-photo", icon=icon)
    told = sentence(_("Reprenez le carnet papier : une photo suffit."))
    return card([told, side_by_side([button, service_way()])])


def _named(_params: Mapping[str, str]) -> str:
    return _("Vaccins")


SCREEN = Screen(PLACE, N_("Ma santé"), VaccinesScreen, place="health", named=_named)
