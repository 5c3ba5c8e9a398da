"""« Fiche d'urgence » on Accueil: one press away, with where it stands."""

from functools import partial

import flet as ft

from app.flows.emergency.sheet import FOLLOWED
from views.parts.acting import going
from views.parts.health.emergency import says
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.parts.watching import here, use_record
from views.text import _

_BLANK = "\u00a0"


@ft.component
def EmergencyTile() -> ft.Control:
    """Lead to the sheet, and say where it stands."""
    asked = use_record(partial(says, here()), *FOLLOWED, name="emergency-tile")
    words = [sentence(asked.value or _BLANK, quiet=True)]
    icon, go = ft.Icons.EMERGENCY_OUTLINED, going("/urgence")
    return tile(_("Fiche d'urgence"), words, go, name="home-emergency", icon=icon)
