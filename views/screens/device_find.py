"""« Relier un appareil » : look for it, press it, follow what it says."""

from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import doing
from views.parts.box import sheet
from views.parts.devices_near.looking import Looking
from views.parts.devices_near.near import Near
from views.parts.devices_near.talking import talking
from views.parts.drawn import drawn
from views.parts.state import use_held
from views.parts.watching import here


@drawn
def FindDevice() -> ft.Control:
    """Look for devices, then talk with the one that is pressed."""
    here()
    nobody: Near | None = None
    chosen, choose = use_held(nobody)
    if chosen:
        return sheet([talking(chosen, doing(partial(choose, None)))])
    looking: Any = Looking
    return sheet([looking(choose, key="looking")])


SCREEN = Screen(
    "/appareils/chercher", N_("Relier un appareil"), FindDevice, place="more"
)
