"""« Prévention » : how many pieces of advice are to be planned."""

import flet as ft

from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.text import _, ngettext, number


def _says(house: House) -> str:
    count = len(house.prevention.waiting())
    if not count:
        return _("Les rendez-vous et dépistages selon l'âge.")
    words = ngettext("{count} conseil à prévoir", "{count} conseils à prévoir", count)
    return words.format(count=number(count, 0))


CARD = Card(
    rank=60,
    name="prevention",
    title=N_("Prévention"),
    route="/prevention",
    icon=ft.Icons.HEALTH_AND_SAFETY_OUTLINED,
    says=_says,
    kinds=("prevention", "patient"),
)
