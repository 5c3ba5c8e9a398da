"""« Préparer ma visite » : whether a page waits to be finished."""

import flet as ft

from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.text import _


def _says(house: House) -> str:
    if house.drafts.get("visit"):
        return _("Une page vous attend.")
    return _("Vos questions et ce qui a changé, sur une feuille.")


CARD = Card(
    rank=90,
    name="visit",
    title=N_("Préparer ma visite"),
    theirs=N_("Préparer la visite"),
    route="/sante/visite",
    icon=ft.Icons.CHECKLIST,
    says=_says,
    kinds=("setting",),
)
