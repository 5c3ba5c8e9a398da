"""« Ouvrir mon espace » : the code or the passphrase, and what to do without."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import flet as ft

from app.domain.errors import AlveoleError
from app.domain.words import N_
from views.errors import sentence_for
from views.house import Door, House, Screen
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side, stack
from views.parts.drawn import drawn
from views.parts.field import Hint, secret_field
from views.parts.sentence import sentence
from views.parts.state import use_form
from views.parts.watching import Porch, porch
from views.text import _

_ASKED: Final = {
    "pin": N_("Votre code à 6 chiffres"),
    "passphrase": N_("Votre phrase de passe"),
    "recovery": N_("La clé de votre feuille de secours"),
}
_INSTEAD: Final = {
    "pin": N_("Ouvrir avec mon code"),
    "passphrase": N_("Ouvrir avec ma phrase de passe"),
    "recovery": N_("J'ai oublié : utiliser ma feuille de secours"),
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is being typed, by which way, and what was wrong with the last one."""

    kind: str
    secret: str = ""
    error: str = ""
    busy: bool = False


@drawn
def Unlock() -> ft.Control:
    """Offer the first way to open, then the others."""
    around = porch()
    ways = [way.kind for way in around.door.ways()]
    typed = [kind for kind in ways if kind in _ASKED]
    attempt, change, now = use_form(lambda: Attempt(next(iter(typed), "passphrase")))

    async def unlock() -> None:
        change(busy=True, error="")
        try:
            around.enter(await _opened(around.door, now()))
        except AlveoleError as error:
            told = sentence_for(error.code, error.details)
            around.say(told)
            change(secret="", error=told, busy=False)

    others = [_other(kind, change) for kind in typed if kind != attempt.kind]
    if "keyring" in ways:
        others.append(_session(around))
    line = _line(attempt, change, unlock)
    return stack([line, *_end(unlock, attempt), *others])


def _line(attempt: Attempt, change: Callable[..., None], unlock: Act) -> ft.Control:
    return secret_field(
        _(_ASKED[attempt.kind]),
        attempt.secret,
        lambda text: change(secret=text),
        name="unlock-secret",
        hint=Hint(error=attempt.error),
        submit=unlock,
    )


def _end(unlock: Act, attempt: Attempt) -> list[ft.Control]:
    button = action(_("Ouvrir"), unlock, name="unlock-open", enabled=not attempt.busy)
    wait = [sentence(_("Ouverture…"), quiet=True)] if attempt.busy else []
    return [side_by_side([button]), *wait]


def _other(kind: str, change: Callable[..., None]) -> ft.Control:
    turn = doing(partial(change, kind=kind, secret="", error=""))
    return side_by_side([quiet_action(_(_INSTEAD[kind]), turn, name=f"unlock-{kind}")])


def _session(around: Porch) -> ft.Control:
    async def unlock() -> None:
        around.enter(await asyncio.to_thread(around.door.unlock, "keyring", ""))

    label = _("Ouvrir avec la session de cet appareil")
    return side_by_side([quiet_action(label, unlock, name="unlock-keyring")])


async def _opened(door: Door, attempt: Attempt) -> House:
    return await asyncio.to_thread(door.unlock, attempt.kind, attempt.secret)


SCREEN = Screen("/ouvrir", N_("Ouvrir mon espace"), Unlock, place="door")
