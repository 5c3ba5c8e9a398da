"""« Plus » : what is used less often."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.leaving import use_lock
from views.parts.nav import MORE, Place
from views.parts.tile import tile
from views.text import _


@drawn
def More() -> ft.Control:
    """Lead to the settings, the devices and what Alvéole is; lock the space."""
    lock = use_lock()
    return sheet(
        [
            *map(_link, MORE),
            side_by_side(
                [
                    quiet_action(
                        _("Fermer mon espace"),
                        lock,
                        name="more-lock",
                        icon=ft.Icons.LOCK_OUTLINE,
                    )
                ]
            ),
        ]
    )


def _link(place: Place) -> ft.Control:
    """Return a line that leads to an entry of « Plus »."""
    name = f"more-{place.route.strip('/').replace('/', '-')}"
    return tile(_(place.label), [], going(place.route), name=name, icon=place.icon)


SCREEN = Screen("/plus", N_("Plus"), More, place="more")
