"""« Protéger mon espace » : a name, a code or a passphrase; the sheet comes next."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.domain.words import N_
from views.house import Screen
from views.parts.acting import Act, going
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side, stack
from views.parts.busy import busy_line
from views.parts.drawn import drawn
from views.parts.field import Hint, field
from views.parts.folded import fold_button
from views.parts.new_secret import use_new_secret
from views.parts.recovery_key import hand_sheet
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_form
from views.parts.summary import Fault, fault_of, summary
from views.parts.this_device import (
    device_field,
    full_address,
    server_field,
    usual_name,
)
from views.parts.watching import porch
from views.text import _
from views.way_in import Created, Door


@dataclass(frozen=True, slots=True)
class Form:
    """What is being typed; *online* says that the field of the server is shown."""

    name: str = ""
    device: str = ""
    server: str = ""
    online: bool = False
    faults: tuple[Fault, ...] = ()


Change = Callable[..., None]


@drawn
def Protect() -> ft.Control:
    """Ask the least there is to ask, then make the space."""
    around, page = porch(), ft.context.page
    form, change, now = use_form(lambda: Form(device=usual_name()))
    secret = use_new_secret("protect")
    busy, start, stop = use_flag()

    async def create() -> None:
        faults = (*_faults(now()), *secret.faults())
        change(faults=faults)
        if faults or busy:
            return
        start()
        try:
            made = await asyncio.to_thread(_create, around.door, now(), secret.ways())
        finally:
            stop()
        hand_sheet(page, made.sheet)
        around.enter(made.house)
        page.navigate("/secours")

    who = [summary(form.faults), _who(form, change), *secret.rows(form.faults)]
    return stack([*who, *_more(form, change), *_end(create, busy=busy)])


def _who(form: Form, change: Change) -> ft.Control:
    return field(
        _("Votre prénom"),
        form.name,
        lambda text: change(name=text),
        name="protect-name",
        hint=Hint(error=fault_of(form.faults, "protect-name")),
    )


def _more(form: Form, change: Change) -> list[ft.Control]:
    async def turn() -> None:
        change(online=not form.online)

    label = _("Nom de l'appareil et serveur (facultatif)")
    button = fold_button(label, turn, name="protect-more", unfolded=form.online)
    if not form.online:
        return [side_by_side([button])]
    helper = _("Il garde une copie fermée et relie vos appareils. Laissez vide sinon.")
    return [
        side_by_side([button]),
        device_field(form.device, lambda text: change(device=text)),
        server_field(
            form.server, lambda text: change(server=text), form.faults, helper=helper
        ),
    ]


def _end(create: Act, *, busy: bool) -> list[ft.Control]:
    if busy:
        return [busy_line(_("Création de votre espace…"))]
    button = action(_("Créer mon espace"), create, name="protect-create")
    back = quiet_action(_("Retour"), going("/ouverture"), name="protect-back")
    return [
        sentence(_("Ensuite : votre feuille de secours, à garder chez vous.")),
        side_by_side([button, back]),
    ]


def _faults(form: Form) -> tuple[Fault, ...]:
    if form.name.strip():
        return ()
    return (Fault("protect-name", _("Écrivez votre prénom.")),)


def _create(door: Door, form: Form, ways: dict[str, str]) -> Created:
    """Make the space; a server that was asked for must answer first."""
    server = full_address(form.server)
    if server:
        door.reach(server)
    name, device = form.name.strip(), form.device.strip()
    return door.create(name, birth_date="", server=server, ways=ways, device=device)


SCREEN = Screen("/proteger", N_("Protéger mon espace"), Protect, place="door")
