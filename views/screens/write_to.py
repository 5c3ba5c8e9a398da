"""« Écrire à un professionnel » : to whom, about what, until when."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.entrusting.serverless import serverless
from views.parts.messages.course import NAME
from views.parts.messages.steps import Asking
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@drawn
def WriteTo() -> ft.Control:
    """Ask one question at a time; what was being typed comes back."""
    house = here()
    if house.example:
        words = _("Dans l'exemple, on n'ouvre pas d'autre conversation.")
        return sheet([sentence(words)])
    asked = use_record(lambda: (house.drafts.get(NAME),))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if not house.dependents.own.server:
        words = _("Choisissez d'abord un serveur. Le professionnel utilisera le même.")
        return sheet([serverless(words)])
    [kept] = asked.value
    control: ft.Control = Asking(kept)
    return control


SCREEN = Screen(
    "/messages/ecrire", N_("Écrire à un professionnel"), WriteTo, place="messages"
)
