"""« Fiche d'urgence » : how many lines it tells, or what it is for."""

import flet as ft

from app.domain.emergency import Level
from app.domain.words import N_
from app.flows.emergency.sheet import FOLLOWED
from views.house import House
from views.parts.health import Card
from views.text import _, ngettext, number


def says(house: House) -> str:
    """Say how many lines are on the sheet, or the first step."""
    count = len(house.emergency.lines(Level.CODE))
    printed = house.emergency.printed()
    if printed and not printed.current:
        mine = _("Votre carte imprimée n'est plus à jour.")
        return mine if house.own else _("La carte imprimée n'est plus à jour.")
    if not count:
        return _("Choisissez ce que les secours doivent savoir.")
    words = ngettext(
        "{count} ligne pour les secours", "{count} lignes pour les secours", count
    )
    return words.format(count=number(count, 0))


CARD = Card(
    rank=55,
    name="emergency",
    title=N_("Ma fiche d'urgence"),
    theirs=N_("Fiche d'urgence"),
    route="/urgence",
    icon=ft.Icons.EMERGENCY_OUTLINED,
    says=says,
    kinds=FOLLOWED,
)
