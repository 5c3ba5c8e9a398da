"""« Mes appareils » : those that open this space, named, and put outside."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.domain.words import N_
from app.flows.my_devices import Device
from views.house import Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, grave_action, quiet_action
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.confirm import confirm_everywhere
from views.parts.devices import icon_of, name_of, use_of
from views.parts.drawn import drawn
from views.parts.fact import fact
from views.parts.field import field
from views.parts.heading import heading
from views.parts.recovery_key import written_key
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _


@drawn
def Devices() -> ft.Control:
    """List the devices; one that is lost is put outside, for ever."""
    flow, around = here().my_devices, porch()
    asked = use_record(flow.list, "cursor", "setting", "preference")
    nobody: Device | None = None
    leaving, ask = use_held(nobody)
    new_key, show = use_held("")

    async def retire() -> None:
        if leaving:
            show(await asyncio.to_thread(around.door.retire, leaving.id))
            words = _("C'est noté : « {name} » sera mis dehors.")
            around.tell(words.format(name=name_of(leaving)))

    ft.use_dialog(_question(leaving, retire, lambda: ask(None)) if leaving else None)
    if new_key:
        return sheet(_new_sheet(new_key))
    if not asked.value:
        return sheet([states(asked, empty=_("Aucun appareil."))])
    cards: Any = Card
    devices = sorted(asked.value, key=lambda one: one.retired or one.leaving)
    rows = [cards(one, partial(ask, one), key=one.id.hex()) for one in devices]
    return sheet([*_intro(), *rows])


@ft.component
def Card(device: Device, leave: Callable[[], None]) -> ft.Control:
    """One device, and what can be done with it."""
    naming, rename, done = use_flag()
    told = fact(icon_of(device), name_of(device), use_of(device))
    if device.retired or device.leaving:
        return card([told])
    if naming:
        new_name: ft.Control = Naming(device, done)
        return card([told, new_name])
    name, label = device.id.hex(), _("Renommer")
    ways = [quiet_action(label, doing(rename), name=f"rename-{name}")]
    if not device.here:
        out = _("Mettre dehors")
        ways.append(grave_action(out, doing(leave), name=f"device-{name}"))
    return card([told, side_by_side(ways)])


@ft.component
def Naming(device: Device, done: Callable[[], None]) -> ft.Control:
    """Give a device another name."""
    flow, around = here().my_devices, porch()
    typed, retype = use_held(device.name if device.name != device.platform else "")

    async def save() -> None:
        before = await asyncio.to_thread(flow.rename, device.id, typed)

        async def undo() -> None:
            await asyncio.to_thread(flow.call, device.id, before)

        done()
        words = _("Cet appareil s'appelle maintenant « {name} ».")
        around.tell(words.format(name=typed.strip()), undo=undo)

    label, name = _("Nom de l'appareil"), device.id.hex()
    ways = [
        action(_("Enregistrer"), save, name=f"save-{name}"),
        quiet_action(_("Annuler"), doing(done), name=f"cancel-{name}"),
    ]
    line = field(label, typed, retype, name=f"name-{name}", submit=save)
    return stack([line, side_by_side(ways)])


def _intro() -> list[ft.Control]:
    add = going("/mes-appareils/ajouter")
    icon = ft.Icons.ADD
    return [
        sentence(_("Chacun de ces appareils ouvre tout votre espace.")),
        side_by_side(
            [action(_("Ajouter un appareil"), add, name="devices-add", icon=icon)]
        ),
    ]


def _question(device: Device, act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    lines = (
        _("Il ne recevra plus rien, et rien de lui ne sera accepté."),
        _("Ce qu'il a déjà lu reste lu."),
        _("On ne peut pas revenir en arrière."),
    )
    return confirm_everywhere(
        _("Mettre « {name} » dehors ?").format(name=name_of(device)),
        " ".join(lines),
        label=_("Mettre dehors"),
        act=act,
        leave=leave,
    )


def _new_sheet(key: str) -> list[ft.Control]:
    go = going("/secours")
    return [
        heading(2, _("Ma nouvelle feuille de secours")),
        sentence(_("L'ancienne ne marche plus. Gardez celle-ci chez vous.")),
        card([written_key(key)]),
        side_by_side(
            [action(_("Imprimer ou vérifier ma feuille"), go, name="devices-sheet")]
        ),
    ]


SCREEN = Screen("/mes-appareils", N_("Mes appareils"), Devices, place="more")
