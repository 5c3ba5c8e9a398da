"""« Heure du fichier » : where its device was, when the file does not say it."""

from collections.abc import Callable
from typing import Any, Final

import flet as ft

from app.domain.words import N_
from views.parts.box import stack
from views.parts.folded import Folded
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.watching import here
from views.text import _

PLACES: Final = {
    "Europe/Paris": N_("Heure de Paris"),
    "America/Guadeloupe": N_("Heure de la Guadeloupe"),
    "America/Martinique": N_("Heure de la Martinique"),
    "America/Cayenne": N_("Heure de la Guyane"),
    "Indian/Reunion": N_("Heure de La Réunion"),
    "Indian/Mayotte": N_("Heure de Mayotte"),
    "America/Miquelon": N_("Heure de Saint-Pierre-et-Miquelon"),
    "Pacific/Noumea": N_("Heure de la Nouvelle-Calédonie"),
    "Pacific/Tahiti": N_("Heure de Tahiti"),
    "Pacific/Wallis": N_("Heure de Wallis-et-Futuna"),
}
"""Zones (IANA) of French lands, as people say them."""


def usual_place() -> str:
    """Return the zone the open space is lived in."""
    return str(here().zone)


def place_choice(zone: str, choose: Callable[[str], None]) -> ft.Control:
    """Return the choice of the zone a device followed; *zone* is the one taken."""
    options = {usual_place(): _("Heure de cet appareil")}
    options |= {one: _(label) for one, label in PLACES.items() if one not in options}
    folded: Any = Folded
    return stack(
        [
            heading(3, _("Quelle heure suivait votre lecteur ?")),
            sentence(_("Changez-la si vous viviez ailleurs."), quiet=True),
            folded(options, zone, choose, "import-zone"),
        ],
        spacing=8,
    )
