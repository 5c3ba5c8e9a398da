"""« Date de naissance » : what it is, or why to tell it."""

import flet as ft

from app.domain.when import When
from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.text import _, date_long


def _says(house: House) -> str:
    born = house.civil.told().born
    if not born:
        return _("Notez-la : vaccins et conseils en dépendent.")
    return date_long(When.parse(born), weekday=False)


CARD = Card(
    rank=95,
    name="civil",
    title=N_("Date de naissance"),
    route="/sante/identite",
    icon=ft.Icons.CAKE_OUTLINED,
    says=_says,
    kinds=("patient",),
)
