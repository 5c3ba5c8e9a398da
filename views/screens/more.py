"""« Plus » : what is used less often."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side, stack
from views.parts.drawn import drawn
from views.parts.leaving import use_lock
from views.parts.places import MORE, Place
from views.parts.sentence import sentence
from views.parts.tile import tile
from views.text import _


@drawn
def More() -> ft.Control:
    """Lead to the rest of the house; lock the space."""
    close = quiet_action(
        _("Fermer mon espace"), use_lock(), name="more-lock", icon=ft.Icons.LOCK_OUTLINE
    )
    said = sentence(
        _("Rien n'est perdu. Il faudra votre code pour rouvrir."), quiet=True
    )
    lines = stack([_line(place) for place in MORE], spacing=8)
    return sheet([lines, side_by_side([close]), said])


def _line(place: Place) -> ft.Control:
    name = f"more-{place.route.strip('/').rpartition('/')[2]}"
    return tile(_(place.label), [], going(place.route), name=name, icon=place.icon)


SCREEN = Screen("/plus", N_("Plus"), More, place="more")
