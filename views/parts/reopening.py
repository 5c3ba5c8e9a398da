"""« Fermer et rouvrir » : what was changed serves from the next opening on."""

import flet as ft

from views.parts.acting import Act
from views.parts.action import action
from views.parts.banner import banner
from views.parts.box import side_by_side
from views.parts.sentence import sentence
from views.text import _


def reopening(told: str, lock: Act) -> list[ft.Control]:
    """Say that it is done, and offer what closes the space."""
    again = action(_("Fermer et rouvrir mon espace"), lock, name="server-reopen")
    return [
        banner(told, tone="calm"),
        sentence(_("Rouvrez votre espace pour l'utiliser.")),
        side_by_side([again]),
    ]
