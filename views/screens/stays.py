"""« Hospitalisations » : the stays noted, the latest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.domain.words import N_
from views.house import House, Screen
from views.parts.acting import doing, going
from views.parts.action import action, quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.profile.rows import Told, row, told
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.window import Listing, Rows, Window
from views.text import _


@dataclass(frozen=True, slots=True)
class Shown:
    """A window on the stays, and how many there are."""

    rows: tuple[Told, ...]
    total: int


@drawn
def Stays() -> ft.Control:
    """List the stays; a press opens one, with its documents."""
    house, (window, move) = here(), use_held(Window())
    asked = use_record(partial(_shown, house, window), "stay", key=window)
    if asked.value is None:
        return sheet([_add(), states(asked, empty="")])
    shown = asked.value
    if not shown.total:
        words = _("Notez un séjour à l'hôpital, même ancien : une année suffit.")
        return sheet([_add(), sentence(words)])
    rest = window.offset + len(shown.rows) < shown.total
    further = doing(partial(move, window.further()))
    label = _("Afficher la suite")
    more = [side_by_side([quiet_action(label, further, name="stays-more")])]

    def near_end() -> None:
        if window.full(len(shown.rows)):
            move(window.grown())

    listing: ft.Control = Listing(
        Rows([_add()], shown.rows, row, more if rest else [], name="stays"), near_end
    )
    return listing


def _shown(house: House, window: Window) -> Shown:
    found = house.stays.list(limit=window.limit, offset=window.offset)
    return Shown(told(house, found), house.stays.count())


def _add() -> ft.Control:
    add = going("/sante/hospitalisations/ajouter")
    label = _("Noter un séjour")
    return side_by_side([action(label, add, name="stay-add", icon=ft.Icons.ADD)])


def _named(_params: Mapping[str, str]) -> str:
    return _("Hospitalisations")


SCREEN = Screen(
    "/sante/hospitalisations", N_("Ma santé"), Stays, place="health", named=_named
)
