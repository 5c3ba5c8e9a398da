"""« Volontés » : what holds of the directives, or what to write first."""

import flet as ft

from app.domain.wishes import DIRECTIVES, FORMS
from app.domain.words import N_
from views.house import House
from views.parts.health import Card
from views.parts.wishes.words import state_words
from views.text import _


def _says(house: House) -> str:
    if not any(house.wishes.versions(form) for form in FORMS.values()):
        return _("Écrivez qui prévenir, et ce que vous voulez.")
    said = _("Directives anticipées : {state}")
    state = state_words(house.wishes, DIRECTIVES).partition("\n")[0]
    return said.format(state=state[:1].lower() + state[1:])


CARD = Card(
    rank=50,
    name="wishes",
    title=N_("Mes volontés"),
    theirs=N_("Volontés"),
    route="/sante/volontes",
    icon=ft.Icons.FRONT_HAND_OUTLINED,
    says=_says,
    kinds=tuple(form.kind for form in FORMS.values()),
)
