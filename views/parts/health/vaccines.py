"""« Vaccins » : how many doses are noted, or the first step."""

import flet as ft

from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.text import _, ngettext, number


def _says(house: House) -> str:
    count = house.vaccines.booklet.count()
    if not count:
        return _("Reprenez votre carnet papier : une photo suffit.")
    words = ngettext("{count} dose notée", "{count} doses notées", count)
    return words.format(count=number(count, 0))


CARD = Card(
    rank=30,
    name="vaccines",
    title=N_("Vaccins"),
    route="/sante/vaccins",
    icon=ft.Icons.VACCINES_OUTLINED,
    says=_says,
    kinds=("immunization",),
)
