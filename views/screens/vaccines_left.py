"""« Laissées de côté » : the doses of a service that could not be noted."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.vaccines.aside import TakeUp, left_card
from views.parts.vaccines.rows import PLACE
from views.parts.watching import here, use_record
from views.text import _


@drawn
def LeftVaccines() -> ft.Control:
    """List each dose left aside, with its reason; the person may note it."""
    asides, (taken, take) = here().vaccines.asides, use_held("")
    asked = use_record(lambda: tuple(asides.list()), "setting", "immunization")
    chosen = [one for one in asked.value or () if one.aside.mark == taken]
    if chosen and not chosen[0].taken:
        taking: Any = TakeUp
        form: ft.Control = taking(chosen[0].aside, lambda: take(""), key=taken)
        return form
    if not asked.value:
        return sheet([states(asked, empty=_("Aucune dose n'est laissée de côté."))])
    told = sentence(_("Le service les a envoyées. Elles ne sont pas dans le carnet."))
    ask = sentence(_("Vous pouvez aussi demander au service de les corriger."))
    cards = [
        left_card(left, rank, partial(take, left.aside.mark))
        for rank, left in enumerate(asked.value)
    ]
    return sheet([told, ask, *cards])


def _named(_params: Mapping[str, str]) -> str:
    return _("Laissées de côté")


SCREEN = Screen(
    f"{PLACE}/laissees", N_("Ma santé"), LeftVaccines, place="health", named=_named
)
