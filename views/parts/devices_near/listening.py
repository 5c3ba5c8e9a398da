"""« Écouter » : a device that only shouts is heard while the person uses it."""

import asyncio
from collections.abc import Callable
from contextlib import aclosing
from functools import partial
from typing import Any

import flet as ft

from app.domain.device import Reading
from app.domain.errors import AlveoleError
from app.flows.devices.appliance import Appliance
from app.flows.devices.devices import Devices
from views.errors import sentence_for
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, side_by_side, stack
from views.parts.busy import busy_line
from views.parts.devices_near.near import SECONDS, Near
from views.parts.devices_near.returning import gone, use_return
from views.parts.devices_near.running import use_running
from views.parts.devices_near.transfer import seen
from views.parts.devices_near.waiting import Answers
from views.parts.devices_near.ways import no_alarm, virtual_label
from views.parts.devices_near.words import icon_of, name_of, sort_of
from views.parts.fact import fact
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.taking_back import undoing
from views.parts.watching import here, porch, use_record
from views.text import _


class Hearing:
    """Hears one device that shouts, as long as its screen is shown."""

    def __init__(self, devices: Devices, near: Near) -> None:
        self._devices = devices
        self._near = near

    async def listen(
        self,
        show: Callable[[Reading], None],
        stop: Callable[[AlveoleError | None], None],
    ) -> None:
        """Show each reading heard; *stop* is told when nothing is heard any more."""
        try:
            await self._scan(show)
        except AlveoleError as error:
            stop(error)
        else:
            stop(None)

    async def _scan(self, show: Callable[[Reading], None]) -> None:
        scanning: Any = self._devices.radio.scan(SECONDS)
        async with aclosing(scanning):
            async for driver, advert in scanning:
                if advert.address != self._near.advert.address:
                    continue
                for one in await asyncio.to_thread(self._devices.hear, driver, advert):
                    show(one.reading)


@ft.component
def Listening(near: Near, leave: Act) -> ft.Control:
    """Hear a device of the person; a stranger is first added, or left."""
    devices = here().devices
    turn, put = use_held(1)
    nothing: Reading | None = None
    last, show = use_held(nothing)
    calm: AlveoleError | None = None
    wrong, blame = use_held(calm)
    known = use_known(near)

    def stop(error: AlveoleError | None) -> None:
        blame(error)
        put(-turn)

    hear = partial(Hearing(devices, near).listen, show, stop)
    use_running(hear, turn if known and turn > 0 else None)
    again = partial(put, 1 - turn)
    use_return(again, missing=turn <= 0 and gone(wrong))
    head = [subject(near, known), *virtual_label(virtual=devices.radio.virtual)]
    if not known:
        return stack([*head, _adding(near), _others(leave)])
    head += [seen(last)] if last else []
    body = _busy(partial(stop, None)) if turn > 0 else _over(wrong, again)
    ways = side_by_side([_see(known), *([] if turn > 0 else [_others(leave)])])
    answers: Any = Answers
    waits = answers(known, last, over=turn <= 0, key="waits")
    return stack([*head, *body, waits, ways, no_alarm()])


def use_known(near: Near) -> Appliance | None:
    """Return what is known of a device heard, as soon as it is added or forgotten."""
    devices = here().devices
    asked = use_record(lambda: (devices.recognised(near.advert),), "device")
    return asked.value[0] if asked.value else near.known


def subject(near: Near, known: Appliance | None) -> ft.Control:
    """Say which device it is about."""
    sort = sort_of(near.driver.name)
    name = name_of(known) if known else near.advert.name or sort
    return fact(icon_of(near.driver.name), name, [sort] if name != sort else [])


def _adding(near: Near) -> ft.Control:
    """Offer to add a device; nothing of it is kept before."""
    devices, around = here().devices, porch()

    async def add() -> None:
        added = await asyncio.to_thread(devices.add, near.driver, near.advert)
        undo = undoing(partial(devices.forget, added.key))
        words = _("« {name} » est dans votre liste.")
        around.tell(words.format(name=name_of(added)), undo=undo)

    button = action(_("Ajouter à ma liste"), add, name="near-add", icon=ft.Icons.ADD)
    return card(
        [
            sentence(_("Cet appareil parle à tous, sans code.")),
            sentence(_("Rien n'est gardé de lui tant que vous ne l'ajoutez pas.")),
            side_by_side([button]),
        ]
    )


def _busy(stop: Callable[[], None]) -> list[ft.Control]:
    label, icon = _("Arrêter"), ft.Icons.STOP_CIRCLE_OUTLINED
    hint = _("Montez sur la balance, pieds nus, sans bouger.")
    return [
        sentence(hint),
        busy_line(_("Nous écoutons l'appareil…")),
        side_by_side([quiet_action(label, doing(stop), name="near-stop", icon=icon)]),
    ]


def _over(error: AlveoleError | None, again: Callable[[], None]) -> list[ft.Control]:
    said = [banner(sentence_for(error.code), tone="alert")] if error else []
    label, icon = _("Écouter de nouveau"), ft.Icons.REFRESH
    button = action(label, doing(again), name="near-again", icon=icon)
    return [*said, side_by_side([button])]


def _see(known: Appliance) -> ft.Control:
    see = going(f"/appareils/{known.key}")
    return quiet_action(_("Voir cet appareil"), see, name="near-see")


def _others(leave: Act) -> ft.Control:
    return quiet_action(_("Chercher un autre appareil"), leave, name="near-other")
