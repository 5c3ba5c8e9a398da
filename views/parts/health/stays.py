"""« Hospitalisations » : how many stays are noted."""

import flet as ft

from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.text import _, ngettext, number


def _says(house: House) -> str:
    count = house.stays.count()
    if not count:
        return _("Vos séjours et leurs documents.")
    words = ngettext("{count} séjour noté", "{count} séjours notés", count)
    return words.format(count=number(count, 0))


CARD = Card(
    rank=15,
    name="stays",
    title=N_("Hospitalisations"),
    route="/sante/hospitalisations",
    icon=ft.Icons.LOCAL_HOSPITAL_OUTLINED,
    says=_says,
    kinds=("stay",),
)
