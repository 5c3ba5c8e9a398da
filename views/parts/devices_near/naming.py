"""« Renommer » : another name for a device, told with the way back."""

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft

from app.flows.devices.appliance import Appliance
from views.parts.acting import doing
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side
from views.parts.devices_near.words import sort_of
from views.parts.field import Hint, field
from views.parts.state import use_held
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _


@ft.component
def Renaming(one: Appliance, done: Callable[[], None]) -> ft.Control:
    """Ask for the new name of a device."""
    devices, around = here().devices, porch()
    typed, retype = use_held(one.name)

    async def save() -> None:
        undo = undoing(partial(devices.rename, one.key, one.name))
        await asyncio.to_thread(devices.rename, one.key, typed.strip())
        done()
        name = typed.strip() or sort_of(one.driver)
        words = _("Cet appareil s'appelle maintenant « {name} ».")
        around.tell(words.format(name=name), undo=undo)

    example = _("Par exemple : Balance de la salle de bain.")
    label = _("Nom de l'appareil")
    line = field(
        label, typed, retype, name="near-name", hint=Hint(helper=example), submit=save
    )
    ways = [
        action(_("Enregistrer"), save, name="near-save"),
        quiet_action(_("Annuler"), doing(done), name="near-cancel"),
    ]
    return card([line, side_by_side(ways)])
