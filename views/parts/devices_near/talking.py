"""« Relier » : the dialogue with a device, from its first word to the last."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import flet as ft

from app.domain.dialogue import Link, Outcome, Wishes
from app.flows.devices.appliance import Appliance
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side, stack
from views.parts.devices_near.asking import asking, code_shown, code_wanted
from views.parts.devices_near.beginning import Beginning, begun, may_begin
from views.parts.devices_near.dialogue import Dialogue, Followed
from views.parts.devices_near.listening import Listening, subject, use_known
from views.parts.devices_near.near import Near
from views.parts.devices_near.returning import gone, use_return
from views.parts.devices_near.running import use_running
from views.parts.devices_near.transfer import ended, under_way
from views.parts.devices_near.using import Using
from views.parts.devices_near.waiting import Answers
from views.parts.devices_near.ways import no_alarm, virtual_label
from views.parts.sentence import sentence
from views.parts.state import use_held
from views.parts.watching import here, porch
from views.text import _

_LOST: Final = "device.bond_lost"
_STRANGERS: Final = (_LOST, "device.pairing_failed")
"""What asks for a new pairing."""
_IN_VAIN: Final = (Outcome.SILENT, Outcome.REFUSED)


def talking(near: Near, leave: Act) -> ft.Control:
    """Return the dialogue with a device, or what is heard of one that only shouts."""
    shouts = near.driver.link is Link.BROADCAST
    component: Any = Listening if shouts else Talking
    control: ft.Control = component(near, leave, key=near.advert.address)
    return control


@dataclass(frozen=True, slots=True)
class Led:
    """A dialogue that is led: where it is, who answers it, how to stop, begin anew.

    *begin* leads it anew to have a sensor begin; *beginning* says that it does.
    """

    followed: Followed
    dialogue: Dialogue
    stop: Callable[[], None]
    again: Callable[[], None]
    begin: Callable[[], None]
    beginning: bool = False


@ft.component
def Talking(near: Near, leave: Act) -> ft.Control:
    """Join a device, answer what it asks, see what it gives; leaving ends it."""
    devices, led = here().devices, use_led(near)
    known = use_known(near)
    use_told(led.followed)
    use_return(led.again, missing=gone(led.followed.error))
    answers: Any = Answers
    waits = answers(known, led.followed.live, over=led.followed.over, key="waits")
    if led.followed.over:
        ways = _ways(near, led, known, leave)
        whose = _whose(known, led.followed)
        said = [*ended(led.followed), *_hint(led.followed)]
        body = [*said, *whose, waits, *_begun(led), ways]
    else:
        asked = _asked(led.followed, led.dialogue)
        now = asked or under_way(led.followed)
        end = [] if led.followed.ask else [_end(led.stop)]
        body = [*now, *end, *([] if asked else [waits])]
    label = virtual_label(virtual=devices.radio.virtual)
    return stack([subject(near, known), *label, *body, no_alarm()])


def use_led(near: Near) -> Led:
    """Lead the dialogue while the screen is shown."""
    devices = here().devices
    turn, put = use_held(1)
    followed, show = use_held(Followed())
    wishes, wish = use_held(Wishes())
    dialogue = ft.use_memo(lambda: Dialogue(show), [turn])

    async def lead() -> None:
        show(Followed())
        call = (near.driver, near.advert, dialogue)
        ready = partial(devices.listener, *call, wishes=wishes)
        listener = await asyncio.to_thread(ready)
        await dialogue.lead(devices.radio, near.driver, near.advert, listener)

    def stop() -> None:
        dialogue.say(outcome=Outcome.CANCELLED)
        put(-turn)

    def lead_with(wanted: Wishes) -> None:
        wish(wanted)
        put(abs(turn) + 1)

    use_running(lead, turn if turn > 0 else None)
    again = partial(lead_with, Wishes())
    begin = partial(lead_with, Wishes(start_session=True))
    return Led(followed, dialogue, stop, again, begin, wishes.start_session)


def use_told(followed: Followed) -> None:
    """Say aloud what a person who does not look must know."""
    around = porch()
    words = ""
    if followed.over:
        words = _("C'est terminé.")
    elif followed.ask or followed.wanted or followed.shown is not None:
        words = _("L'appareil vous demande quelque chose.")
    ft.use_effect(lambda: around.say(words), [words])


def _asked(followed: Followed, dialogue: Dialogue) -> list[ft.Control]:
    """Return what the device asks of the person, alone on the screen."""
    if followed.ask:
        return [asking(followed.ask, dialogue.answer)]
    if followed.wanted:
        return [code_wanted(dialogue.answer)]
    return [] if followed.shown is None else [code_shown(followed.shown)]


def _end(stop: Callable[[], None]) -> ft.Control:
    label, icon = _("Arrêter"), ft.Icons.STOP_CIRCLE_OUTLINED
    return side_by_side([quiet_action(label, doing(stop), name="near-stop", icon=icon)])


def _strange(followed: Followed) -> bool:
    """Say whether the device and this computer no longer know each other."""
    refused = followed.error is not None and followed.error.code in _STRANGERS
    return refused or followed.outcome is Outcome.NEEDS_PAIRING


def _whose(known: Appliance | None, followed: Followed) -> list[ft.Control]:
    """Ask who uses a device that gave several readings: one answer for them all."""
    several = followed.tally.unassigned > 1
    using: Any = Using
    return [using(known, key="using")] if known and several else []


def _hint(followed: Followed) -> list[ft.Control]:
    words = _("Sur l'appareil, effacez cet ordinateur de sa liste, s'il en a une.")
    error = followed.error.code if followed.error else ""
    lost = error == _LOST or followed.outcome is Outcome.NEEDS_PAIRING
    return [sentence(words)] if lost else []


def _begun(led: Led) -> list[ft.Control]:
    """Offer to begin a sensor that can be; say it of one that did."""
    done = led.followed.outcome
    if done is Outcome.COMPLETE and led.beginning:
        return [begun()]
    drawn: Any = Beginning
    well = done in (Outcome.COMPLETE, Outcome.NOTHING_NEW)
    may = well and may_begin(led.followed.chars)
    return [drawn(led.begin, key="begin")] if may else []


def _ways(
    near: Near,
    led: Led,
    known: Appliance | None,
    leave: Act,
) -> ft.Control:
    radio = here().devices.radio

    async def afresh() -> None:
        await radio.forget(near.advert.address)
        led.again()

    strange = _strange(led.followed)
    label = _("Relier de nouveau") if strange else _("Recommencer")
    act = afresh if strange else doing(led.again)
    wrong = strange or led.followed.error or led.followed.outcome in _IN_VAIN
    other = quiet_action(_("Chercher un autre appareil"), leave, name="near-other")
    icon, name = ft.Icons.REFRESH, "near-again"
    if wrong:
        retry = action(label, act, name=name, icon=icon)
        return side_by_side([retry, *_see(known, first=False), other])
    retry = quiet_action(label, act, name=name, icon=icon)
    see = _see(known, first=not led.followed.tally.waiting)
    return side_by_side([*see, retry, other])


def _see(known: Appliance | None, *, first: bool) -> list[ft.Control]:
    if not known:
        return []
    draw = action if first else quiet_action
    there = going(f"/appareils/{known.key}")
    return [draw(_("Voir cet appareil"), there, name="near-see")]
