"""« Confier une partie de mon espace » : to whom, what, until when."""

import flet as ft

from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.entrusting.course import Offer
from views.parts.entrusting.serverless import serverless
from views.parts.entrusting.steps import DRAFT, Asking
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@drawn
def Entrust() -> ft.Control:
    """Ask one question at a time; what was being typed comes back."""
    house = here()
    if house.example:
        return sheet([sentence(_("Dans l'exemple, on ne peut rien confier."))])
    asked = use_record(lambda: _offer(house))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if not house.dependents.own.server:
        return sheet([serverless()])
    control: ft.Control = Asking(asked.value)
    return control


def _offer(house: House) -> Offer:
    flow = house.mandates
    return Offer(flow.offered(), flow.counts(), house.drafts.get(DRAFT))


SCREEN = Screen("/proches/confier", N_("Confier"), Entrust, place="more")
