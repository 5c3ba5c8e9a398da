"""« Relier » : the dialogue with a device, from its first word to the last."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.domain.dialogue import Link, Outcome
from app.flows.devices.appliance import Appliance
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side, stack
from views.parts.devices_near.asking import asking, code_shown, code_wanted
from views.parts.devices_near.dialogue import Dialogue, Followed
from views.parts.devices_near.listening import Listening, subject
from views.parts.devices_near.near import Near
from views.parts.devices_near.running import use_running
from views.parts.devices_near.transfer import ended, under_way
from views.parts.devices_near.waiting import Answers
from views.parts.devices_near.ways import no_alarm, virtual_label
from views.parts.state import use_held
from views.parts.watching import here, porch, use_record
from views.text import _

_STRANGERS = ("device.bond_lost", "device.pairing_failed")
"""What asks for a new pairing."""


def talking(near: Near, leave: Act) -> ft.Control:
    """Return the dialogue with a device, or what is heard of one that only shouts."""
    shouts = near.driver.link is Link.BROADCAST
    component: Any = Listening if shouts else Talking
    control: ft.Control = component(near, leave, key=near.advert.address)
    return control


@ft.component
def Talking(near: Near, leave: Act) -> ft.Control:
    """Join a device, answer what it asks, see what it gives; leaving ends it."""
    devices = here().devices
    turn, put = use_held(1)
    followed, show = use_held(Followed())
    dialogue = ft.use_memo(lambda: Dialogue(show), [turn])
    known = use_record(partial(devices.recognised, near.advert), "device").value

    async def lead() -> None:
        show(Followed())
        ready = partial(devices.listener, near.driver, near.advert, dialogue)
        listener = await asyncio.to_thread(ready)
        await dialogue.lead(devices.radio, near.driver, near.advert, listener)

    def stop() -> None:
        dialogue.say(outcome=Outcome.CANCELLED)
        put(-turn)

    def again() -> None:
        put(abs(turn) + 1)

    use_running(lead, turn if turn > 0 else None)
    use_told(followed)
    answers: Any = Answers
    body = _now(followed, dialogue, stop)
    if followed.over:
        body = [*ended(followed), _ways(near, followed, known, again, leave)]
    head = [subject(near, known), *virtual_label(virtual=devices.radio.virtual)]
    waits = answers(over=followed.over, key="waits")
    return stack([*head, *body, waits, no_alarm()])


def use_told(followed: Followed) -> None:
    """Say aloud what a person who does not look must know."""
    around = porch()
    words = ""
    if followed.over:
        words = _("C'est terminé.")
    elif followed.ask or followed.wanted or followed.shown is not None:
        words = _("L'appareil vous demande quelque chose.")
    ft.use_effect(lambda: around.say(words), [words])


def _now(
    followed: Followed, dialogue: Dialogue, stop: Callable[[], None]
) -> list[ft.Control]:
    """Return what is asked of the person, else how far it is."""
    label, icon = _("Arrêter"), ft.Icons.STOP_CIRCLE_OUTLINED
    end = side_by_side([quiet_action(label, doing(stop), name="near-stop", icon=icon)])
    if followed.ask:
        return [asking(followed.ask, dialogue.answer), end]
    if followed.wanted:
        return [code_wanted(dialogue.answer), end]
    if followed.shown is not None:
        return [code_shown(followed.shown), end]
    return [*under_way(followed), end]


def _ways(
    near: Near,
    followed: Followed,
    known: Appliance | None,
    again: Callable[[], None],
    leave: Act,
) -> ft.Control:
    radio = here().devices.radio

    async def afresh() -> None:
        await radio.forget(near.advert.address)
        again()

    strange = followed.error is not None and followed.error.code in _STRANGERS
    strange = strange or followed.outcome is Outcome.NEEDS_PAIRING
    label = _("Relier de nouveau") if strange else _("Recommencer")
    act, draw = afresh if strange else doing(again), quiet_action
    if followed.error or strange:
        draw = action
    ways = [draw(label, act, name="near-again", icon=ft.Icons.REFRESH)]
    if known:
        see = going(f"/appareils/{known.key}")
        ways.insert(0, action(_("Voir cet appareil"), see, name="near-see"))
    other = quiet_action(_("Chercher un autre appareil"), leave, name="near-other")
    return side_by_side([*ways, other])
