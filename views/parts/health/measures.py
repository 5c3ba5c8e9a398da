"""« Mesures » : how many kinds of measures are noted."""

import flet as ft

from app.domain.segment import KIND as SEGMENT
from app.domain.words import N_
from app.kinds import measure_kinds
from views.house import House
from views.parts.health import Card
from views.text import _, ngettext, number


def _says(house: House) -> str:
    count = sum(place.noted for place in house.panel.places())
    if not count:
        return _("Notez une première mesure : poids, tension, glycémie.")
    words = ngettext("{count} mesure suivie", "{count} mesures suivies", count)
    return words.format(count=number(count, 0))


CARD = Card(
    rank=20,
    name="measures",
    title=N_("Mesures"),
    route="/sante/mesures",
    icon=ft.Icons.MONITOR_HEART_OUTLINED,
    says=_says,
    kinds=(SEGMENT, *(kind.code for kind in measure_kinds())),
)
