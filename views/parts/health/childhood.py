"""« Carnet de l'enfant » : the examinations to do; only in the space of a child."""

import flet as ft

from app.domain.words import N_
from app.rules.childhood.calendar import Progress
from views.house import House
from views.parts.health import Card
from views.text import _, ngettext, number


def _fits(house: House) -> bool:
    return house.childhood.fits()


def _says(house: House) -> str:
    stages = house.childhood.examinations()
    count = sum(one.due.progress is Progress.DUE for one in stages)
    if not count:
        return _("Examens, croissance, naissance, notes pour l'école.")
    words = ngettext(
        "{count} examen à faire, dates à confirmer",
        "{count} examens à faire, dates à confirmer",
        count,
    )
    return words.format(count=number(count, 0))


CARD = Card(
    rank=5,
    name="childhood",
    title=N_("Carnet de l'enfant"),
    route="/sante/enfant",
    icon=ft.Icons.CHILD_CARE,
    says=_says,
    kinds=("examination", "patient"),
    fits=_fits,
)
