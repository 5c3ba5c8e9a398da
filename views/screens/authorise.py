"""« Autoriser un service » : which one, for what, until when, what would leave."""

import flet as ft

from app.domain.words import N_
from views.house import House, Screen
from views.parts.box import sheet
from views.parts.consents.course import NAME, Leaving
from views.parts.consents.leaving import nothing_made
from views.parts.consents.steps import Asking, Offer
from views.parts.drawn import drawn
from views.parts.entrusting.serverless import serverless
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.text import _


@drawn
def Authorise() -> ft.Control:
    """Ask one question at a time; what was being typed comes back."""
    house = here()
    if house.example:
        return sheet([sentence(_("Dans l'exemple, on ne peut rien autoriser."))])
    asked = use_record(lambda: (_offer(house),), "document")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if not house.dependents.own.server:
        words = _("Choisissez d'abord un serveur. Le service utilisera le même.")
        return sheet([serverless(words)])
    [offer] = asked.value
    control: ft.Control = Asking(offer) if offer else sheet([nothing_made()])
    return control


def _offer(house: House) -> Offer | None:
    entry = house.consents.would_leave()
    if entry is None:
        return None
    leaving = Leaving(entry, house.synthesis.told(entry))
    return Offer(leaving, house.drafts.get(NAME))


SCREEN = Screen(
    "/services/autoriser", N_("Autoriser un service"), Authorise, place="more"
)
