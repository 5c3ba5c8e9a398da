"""« Vaccins » : how many doses are noted, or the first step."""

import flet as ft

from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.parts.vaccines.rows import count_words
from views.text import _


def _says(house: House) -> str:
    count = house.vaccines.booklet.count()
    if not count:
        return _("Reprenez le carnet papier : une photo suffit.")
    return count_words(count)


CARD = Card(
    rank=30,
    name="vaccines",
    title=N_("Vaccins"),
    route="/sante/vaccins",
    icon=ft.Icons.VACCINES_OUTLINED,
    says=_says,
    kinds=("immunization",),
)
