"""« C'est vous ? » : every reading that waits for an answer."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import flet as ft

from app.domain.inbox import Fate
from app.domain.words import N_
from app.flows.devices.devices import Devices
from app.flows.devices.told import Waiting
from views.house import Screen
from views.parts.acting import going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side, stack
from views.parts.devices_near.using import Using
from views.parts.devices_near.waiting import cards
from views.parts.devices_near.words import name_of
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.states import states
from views.parts.undoing import done
from views.parts.watching import here, use_record
from views.parts.whose import said_of
from views.text import _, ngettext

_SHOWN = 20
"""Questions shown at once; the others follow as these are answered."""
_FEW = 2
"""Questions that are not worth answering all at once."""


@drawn
def WaitingReadings() -> ft.Control:
    """Ask about each reading; those like the person's may be kept at once."""
    inbox = here().devices.inbox
    asked = use_record(inbox.waiting, "inbox", "device")
    if asked.value is None:
        return sheet([states(asked, empty="")])
    waiting = asked.value
    if not waiting:
        return sheet(_nothing())
    rest = len(waiting) - _SHOWN
    nothing = said_of(
        _("Rien n'entre dans votre espace sans votre réponse."),
        _("Rien n'entre dans l'espace de {name} sans votre réponse."),
    )
    return sheet(
        [
            sentence(nothing),
            *_whose(waiting),
            *_alike(here().devices, waiting),
            *cards(waiting[:_SHOWN]),
            *([sentence(_rest(rest), quiet=True)] if rest > 0 else []),
        ]
    )


def _nothing() -> list[ft.Control]:
    back = quiet_action(
        _("Voir mes balances et capteurs"), going("/appareils"), name="waits-devices"
    )
    told = banner(_("Aucune mesure n'attend de réponse."), tone="calm")
    return [told, side_by_side([back])]


def _rest(count: int) -> str:
    words = ngettext(
        "Encore {count} mesure après celles-ci.",
        "Encore {count} mesures après celles-ci.",
        count,
    )
    return words.format(count=count)


def _whose(waiting: Sequence[Waiting]) -> list[ft.Control]:
    """Ask who uses each device that gave many: one answer for them all."""
    count = Counter(one.device.key for one in waiting if one.device)
    devices = {one.device.key: one.device for one in waiting if one.device}
    using: Any = Using
    return [
        stack([heading(2, name_of(devices[key])), using(devices[key], key=key)])
        for key, many in count.items()
        if many > _FEW and not devices[key].alone
    ]


def _alike(devices: Devices, waiting: Sequence[Waiting]) -> list[ft.Control]:
    """Offer to keep at once what is close to the last weight of the person."""
    inbox = devices.inbox
    near = [one for one in waiting if one.suggestion and one.likely is None]
    alike = [one.key for one in near if one.fate is Fate.UNASSIGNED]
    if len(alike) <= _FEW:
        return []
    words, told = _alike_words(len(alike))

    async def keep() -> None:
        back = partial(_each, inbox.take_back, alike)
        await done(told, partial(_each, inbox.assign, alike), back)

    label = _("Les garder toutes")
    button = action(label, keep, name="waits-alike")
    return [card([sentence(words), side_by_side([button])])]


def _alike_words(count: int) -> tuple[str, str]:
    """Say what is offered to be kept at once, and that it was, in whose space."""
    near = said_of(
        _("{count} mesures sont proches de votre dernier poids."),
        _("{count} mesures sont proches du dernier poids de {name}."),
        count=count,
    )
    kept = said_of(
        _("{count} mesures sont dans votre espace."),
        _("{count} mesures sont dans l'espace de {name}."),
        count=count,
    )
    return near, kept


def _each(work: Callable[[str], object], keys: Sequence[str]) -> None:
    for key in keys:
        work(key)


SCREEN = Screen(
    "/appareils/reponses", N_("Mesures en attente"), WaitingReadings, place="more"
)
