"""« Préparer sa visite » : the page of somebody who entrusts what it is made of."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.entrusting.reading import lane_at
from views.parts.entrusting.seen import TOLD_BY
from views.parts.entrusting.visit import their_visit
from views.parts.states import states
from views.parts.synthesis.visit_form import VisitForm
from views.parts.watching import here, use_record
from views.prints.visit import visit
from views.text import _


@drawn
def EntrustedVisit() -> ft.Control:
    """Prepare it from all that may be read of that person, as it comes."""
    lane = lane_at(ft.use_route_params())
    asked = use_record(partial(their_visit, here(), lane), *TOLD_BY, key=lane)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    form: Any = VisitForm
    return sheet([form(asked.value, visit, key=lane.hex())])


def _named(_params: Mapping[str, str]) -> str:
    return _("Préparer sa visite")


SCREEN = Screen(
    "/confies/:lane/visite", N_("Espace confié"), EntrustedVisit, "more", named=_named
)
