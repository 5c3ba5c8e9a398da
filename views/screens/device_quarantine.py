"""« Envois non compris » : kept with their bytes, read again, copied, deleted."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, BinaryIO

import flet as ft

from app.domain.departure import Purpose
from app.domain.words import N_
from app.flows.backpack.packing import Packed, Progress
from app.flows.devices.told import Quarantined
from views.house import House, Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import sheet, side_by_side
from views.parts.confirm import confirm
from views.parts.devices_near.odd import Odd, written
from views.parts.drawn import drawn
from views.parts.saving import followed, use_saving
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.text import _, ngettext

_SHOWN = 20
_FILE = "envois-non-compris.txt"


@drawn
def DeviceQuarantine() -> ft.Control:
    """List what one device sent that could not be read."""
    house, key = here(), ft.use_route_params()["id"]
    asked = use_record(partial(_odd, house, key), "inbox", "device", key=key)
    saving, work = use_saving()
    nothing: Quarantined | None = None
    dropping, ask = use_held(nothing)
    ft.use_dialog(_question(dropping, lambda: ask(None)) if dropping else None)
    if work.busy:
        return sheet([followed(work, saving.stop)])
    if asked.value is None:
        return sheet([states(asked, empty="")])
    every = asked.value
    if not every:
        return sheet(_nothing(key))

    async def copy() -> None:
        write = partial(_write, every)
        await saving.make(_FILE, write, Purpose.COPY_MEASURES, weight=0)

    row: Any = Odd
    told = sentence(_("Nous ne devinons jamais une valeur. Ces envois attendent."))
    rows = [row(one, ask, key=one.key) for one in every[:_SHOWN]]
    ways = _ways(every[0].device, copy)
    return sheet([told, ways, *rows, *_rest(len(every) - _SHOWN)])


def _nothing(key: str) -> list[ft.Control]:
    back, label = going(f"/appareils/{key}"), _("Voir cet appareil")
    told = banner(_("Tout a été compris."), tone="calm")
    return [told, side_by_side([quiet_action(label, back, name="odd-back")])]


def _odd(house: House, key: str) -> list[Quarantined]:
    one = house.devices.one(key)
    return house.devices.inbox.quarantine(one.identity.key)


def _write(every: Sequence[Quarantined], sink: BinaryIO, _tell: Progress) -> Packed:
    sink.write(written(every))
    return Packed(len(every), 0, 0)


def _ways(device: str, copy: Act) -> ft.Control:
    devices, around = here().devices, porch()
    inbox = devices.inbox

    async def retry() -> None:
        before = len(await asyncio.to_thread(inbox.quarantine, device))
        await asyncio.to_thread(devices.retry, device)
        left = len(await asyncio.to_thread(inbox.quarantine, device))
        words = _("Toujours illisible. Une prochaine version réessaiera seule.")
        if left < before:
            words = _("{count} sur {total} : compris cette fois.")
        around.tell(words.format(count=before - left, total=before))

    again = action(_("Relire"), retry, name="odd-retry", icon=ft.Icons.REFRESH)
    return side_by_side(
        [again, quiet_action(_("Copier dans un fichier"), copy, name="odd-copy")]
    )


def _rest(count: int) -> list[ft.Control]:
    words = ngettext(
        "Encore {count} envoi après ceux-ci.",
        "Encore {count} envois après ceux-ci.",
        count,
    )
    return [sentence(words.format(count=count), quiet=True)] if count > 0 else []


def _question(one: Quarantined, leave: Callable[[], None]) -> ft.AlertDialog:
    inbox, around = here().devices.inbox, porch()

    async def drop() -> None:
        await asyncio.to_thread(inbox.drop, one.key)
        around.tell(_("C'est supprimé."))

    return confirm(
        _("Supprimer cet envoi ?"),
        _("On ne pourra plus jamais le lire. L'appareil ne le renverra peut-être pas."),
        label=_("Supprimer"),
        act=drop,
        leave=leave,
        grave=True,
    )


SCREEN = Screen(
    "/appareils/:id/incompris",
    N_("Envois non compris"),
    DeviceQuarantine,
    place="more",
)
