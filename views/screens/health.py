"""« Ma santé » : the cards of what this version knows."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.box import sheet
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.text import _


@drawn
def Health() -> ft.Control:
    """Lead to the measures and to the stays."""
    return sheet(
        [
            tile(
                _("Mesures"),
                [sentence(_("Poids, tension, glycémie et sept autres."), quiet=True)],
                going("/sante/mesures"),
                name="health-measures",
                icon=ft.Icons.MONITOR_HEART_OUTLINED,
            ),
            tile(
                _("Hospitalisations"),
                [sentence(_("Vos séjours et leurs documents."), quiet=True)],
                going("/sante/hospitalisations"),
                name="health-stays",
                icon=ft.Icons.LOCAL_HOSPITAL_OUTLINED,
            ),
        ]
    )


SCREEN = Screen("/sante", N_("Ma santé"), Health, place="health")
