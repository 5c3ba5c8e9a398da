"""« Mesurer maintenant » : what a device of the person says, while it says it."""

from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import going
from views.parts.box import sheet
from views.parts.devices_near.looking import Looking
from views.parts.devices_near.near import Near
from views.parts.devices_near.talking import talking
from views.parts.drawn import drawn
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, use_record


@drawn
def LiveDevice() -> ft.Control:
    """Look for one device, and follow what it gives."""
    devices, key = here().devices, ft.use_route_params()["id"]
    asked = use_record(partial(devices.one, key), key=key)
    nobody: Near | None = None
    met, meet = use_held(nobody)
    if asked.value is None:
        return sheet([states(asked, empty="")])
    if met:
        return sheet([talking(met, going("/appareils/chercher"))])
    looking: Any = Looking
    return sheet([looking(meet, asked.value, key="looking")])


SCREEN = Screen(
    "/appareils/:id/mesurer", N_("Mesurer maintenant"), LiveDevice, place="more"
)
