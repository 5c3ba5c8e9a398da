"""« Choisir les lignes » of the emergency sheet: nothing is there unless chosen."""

import flet as ft

from app.domain.words import N_
from app.flows.emergency.sheet import FOLLOWED
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.emergency.choosing import choosing
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.watching import here, use_record
from views.parts.whose import said_of
from views.text import _


@drawn
def EmergencyLines() -> ft.Control:
    """Show each line that may be told, and who may read it."""
    asked = use_record(here().emergency.choices, *FOLLOWED)
    if not asked.value:
        none = _("Notez d'abord les allergies, les traitements, qui prévenir.")
        return sheet(
            [states(asked, empty="") if asked.value is None else sentence(none)]
        )
    told = _("Pour chaque ligne, choisissez qui peut la lire.")
    card = _("La carte en papier se lit sans code, par tout le monde.")
    end = action(
        said_of(_("Revoir ma fiche"), _("Revoir la fiche")),
        going("/urgence"),
        name="lines-done",
    )
    rows = choosing(asked.value)
    return sheet(
        [sentence(told), sentence(card, quiet=True), *rows, side_by_side([end])]
    )


SCREEN = Screen("/urgence/lignes", N_("Choisir les lignes"), EmergencyLines, "health")
