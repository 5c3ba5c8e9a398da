"""« Protéger mon espace » : a name, a code or a passphrase, then the recovery key."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import flet as ft

from app.domain.words import N_
from app.rules.passphrases import draw
from views.house import Created, Screen
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side
from views.parts.choice import choice
from views.parts.field import Hint, field, secret_field
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.summary import Fault, summary
from views.parts.watching import porch
from views.text import _

PIN_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Form:
    """What is being typed; *own* says a passphrase of one's own was preferred."""

    name: str = ""
    secret: str = ""
    again: str = ""
    drawn: str = ""
    own: bool = False
    faults: tuple[Fault, ...] = ()


@ft.component
def Protect() -> ft.Control:
    """Ask the least there is to ask, make the space, show its key once."""
    around = porch()
    pin = around.door.may_use_pin()
    form, change = ft.use_state(lambda: Form(drawn=draw(around.entropy)))
    created, made = ft.use_state(None)
    busy, work = ft.use_state(False)

    async def create() -> None:
        faults = _faults(form, pin=pin)
        change(replace(form, faults=faults))
        if faults or busy:
            return
        work(True)
        try:
            made(await asyncio.to_thread(_create, form, pin=pin, door=around.door))
        finally:
            work(False)

    if created is not None:
        return Key(created)
    rows = [*_who(form, change), *_secret(form, change, pin=pin)]
    button = action(
        _("Créer mon espace"), create, name="protect-create", enabled=not busy
    )
    wait = [sentence(_("Création de votre espace…"))] if busy else []
    return ft.Column(
        [summary(form.faults), *rows, side_by_side([button]), *wait], spacing=16
    )
