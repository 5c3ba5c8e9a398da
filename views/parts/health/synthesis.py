"""« Ma synthèse » : when the last one was made."""

from datetime import datetime

import flet as ft

from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.text import _, date_long


def _says(house: House) -> str:
    last = house.synthesis.last()
    if last is None:
        return _("Un document de ce que vous choisissez, pour un médecin.")
    day = datetime.fromtimestamp(last.updated / 1000, house.zone).date()
    return _("Faite le {day}.").format(day=date_long(day, weekday=False))


CARD = Card(
    rank=80,
    name="synthesis",
    title=N_("Ma synthèse"),
    theirs=N_("Synthèse"),
    route="/sante/synthese",
    icon=ft.Icons.SUMMARIZE_OUTLINED,
    says=_says,
    kinds=("document",),
)
