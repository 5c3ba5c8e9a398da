"""« Plus » : what is used less often."""

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.action import quiet_action
from views.parts.box import sheet, side_by_side
from views.parts.drawn import drawn
from views.parts.leaving import use_lock
from views.parts.tile import tile
from views.text import _


@drawn
def More() -> ft.Control:
    """Lead to the settings, the devices and what Alvéole is; lock the space."""
    lock = use_lock()
    return sheet(
        [
            _link(_("Mes appareils"), "/mes-appareils", ft.Icons.DEVICES_OUTLINED),
            _link(_("Réglages"), "/reglages", ft.Icons.TUNE),
            _link(_("À propos"), "/a-propos", ft.Icons.INFO_OUTLINE),
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


def _link(title: str, route: str, icon: ft.IconData) -> ft.Control:
    return tile(title, [], going(route), name=f"more-{route.strip('/')}", icon=icon)


SCREEN = Screen("/plus", N_("Plus"), More, place="more")
