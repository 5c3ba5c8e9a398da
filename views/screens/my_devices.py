"""« Mes appareils » : those that open this space, and how one is put outside."""

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.words import N_
from app.flows.my_devices import Device
from views.house import Screen
from views.parts.acting import Act
from views.parts.action import action, grave_action
from views.parts.box import card, sheet, side_by_side
from views.parts.confirm import confirm
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.recovery_key import written_key
from views.parts.seal import ago
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _


@drawn
def Devices() -> ft.Control:
    """List the devices; one that is lost is put outside, for ever."""
    flow, around = here().my_devices, porch()
    asked = use_record(flow.list, "cursor", "setting")
    nobody: Device | None = None
    leaving, ask = use_held(nobody)
    new_key, show = use_held("")

    async def retire() -> None:
        if leaving:
            show(await asyncio.to_thread(flow.retire, leaving.id))
            around.tell(_("Cet appareil ne recevra plus rien de nouveau."))

    async def copied() -> None:
        show("")

    ft.use_dialog(_question(retire, lambda: ask(None)) if leaving else None)
    if new_key:
        return sheet(_new_sheet(new_key, copied))
    if not asked.value:
        return sheet([states(asked, empty=_("Aucun appareil."))])
    return sheet([_device(one, partial(ask, one)) for one in asked.value])


def _device(device: Device, leave: Callable[[], None]) -> ft.Control:
    async def ask() -> None:
        leave()

    name = device.id.hex()
    title = heading(2, device.name or _("Appareil sans nom"))
    if device.here:
        return card([title, sentence(_("C'est cet appareil."))])
    if device.retired:
        return card([title, sentence(_("Mis dehors : il ne reçoit plus rien."))])
    button = grave_action(_("Mettre dehors"), ask, name=f"device-{name}")
    return card([title, sentence(_seen(device), quiet=True), side_by_side([button])])


def _seen(device: Device) -> str:
    if not device.last_seen:
        return _("Il n'a encore rien changé.")
    elapsed = int(porch().now().timestamp() * 1000) - device.last_seen
    return _("Dernier changement : {ago}").format(ago=ago(elapsed))


def _question(act: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Mettre cet appareil dehors ?"),
        _("Il ne recevra plus rien. Ce qu'il a déjà lu reste lu."),
        label=_("Mettre dehors"),
        act=act,
        leave=leave,
    )


def _new_sheet(key: str, copied: Act) -> list[ft.Control]:
    return [
        heading(2, _("Ma nouvelle feuille de secours")),
        sentence(_("L'ancienne ne marche plus. Recopiez celle-ci à la main.")),
        card([written_key(key)]),
        side_by_side([action(_("J'ai recopié la clé"), copied, name="devices-copied")]),
    ]


SCREEN = Screen("/mes-appareils", N_("Mes appareils"), Devices, place="more")
