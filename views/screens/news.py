"""« Nouveautés » : everything that arrived in ninety days, and from whom."""

from typing import Any

import flet as ft

from app.domain.words import N_
from app.flows.news import KEPT_DAYS, Happening
from views.house import Screen
from views.parts.arriving.arrival import Arrival
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.window import STEP, Listing, Rows
from views.text import _

_MOST = 200


@drawn
def Newcomers() -> ft.Control:
    """List every arrival; nothing comes in without being shown here."""
    house = here()
    limit, grow = use_held(STEP)
    kinds = [kind.code for kind in house.measures.kinds()]
    follow = ("document", "cursor", "setting", "preference", *kinds)
    asked = use_record(lambda: house.news.latest(limit), *follow, key=limit)
    if not asked.value:
        words = _("Aucune nouveauté. Tout ce qui arrive se montre ici.")
        return sheet([states(asked, empty=words)])
    found = asked.value

    def near_end() -> None:
        if len(found) >= limit < _MOST:
            grow(min(_MOST, limit + STEP))

    rows = Rows([_rule()], found, _row, start="news", name="news")
    listing: ft.Control = Listing(rows, near_end)
    return listing


def _rule() -> ft.Control:
    words = _("Voici ce qui est arrivé depuis {count} jours. Décidez, ou laissez.")
    return sentence(words.format(count=KEPT_DAYS), quiet=True)


def _row(one: Happening) -> ft.Control:
    arrival: Any = Arrival
    row: ft.Control = arrival(one, key=one.entry.id.hex())
    return row


SCREEN = Screen("/nouveautes", N_("Nouveautés"), Newcomers, place="home")
