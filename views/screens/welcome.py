"""« Bienvenue » : the first screen, while there is no space here."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action
from views.parts.box import side_by_side, stack
from views.parts.drawn import drawn
from views.parts.sentence import sentence
from views.text import _


@drawn
def Welcome() -> ft.Control:
    """Say what it is in three sentences, then begin."""
    return stack(
        [
            sentence(_("Gardez ici vos documents et vos mesures de santé.")),
            sentence(_("Tout reste sur votre appareil, fermé par votre clé.")),
            sentence(_("Ni adresse e-mail, ni téléphone, ni réseau : une minute.")),
            side_by_side(
                [
                    action(
                        _("Commencer"),
                        going("/proteger"),
                        name="welcome-begin",
                        icon=ft.Icons.ARROW_FORWARD,
                    )
                ]
            ),
        ]
    )


SCREEN = Screen("/ouverture", N_("Bienvenue"), Welcome, place="door")
