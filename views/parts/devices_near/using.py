"""« Qui l'utilise ? » : whether a device files by itself, and for which users."""

import asyncio
from functools import partial

import flet as ft

from app.flows.devices.appliance import Appliance
from views.parts.acting import Act, acting
from views.parts.action import quiet_action
from views.parts.box import card, side_by_side
from views.parts.choice import choice
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.parts.whose import said_of
from views.text import _, ngettext


@ft.component
def Using(one: Appliance) -> ft.Control:
    """Ask whether the person is alone to use a device; say what follows."""
    devices, page, around = here().devices, ft.context.page, porch()
    options = {
        "many": _("D'autres personnes l'utilisent aussi"),
        "one": said_of(
            _("Je suis la seule personne à l'utiliser"),
            _("{name} est la seule personne à l'utiliser"),
        ),
    }

    async def alone() -> None:
        filed = await asyncio.to_thread(devices.bind, one.key)
        undo = undoing(partial(devices.unbind, one.key, filed=filed))
        around.tell(_entered(len(filed)), undo=undo)

    async def shared() -> None:
        await asyncio.to_thread(devices.unbind, one.key)
        around.tell(_("C'est noté."), undo=undoing(partial(devices.bind, one.key)))

    def choose(value: str) -> None:
        page.run_task(acting(alone if value == "one" else shared))

    asked = _("Qui utilise cet appareil ?")
    chosen = "one" if one.alone else "many"
    group = choice(asked, options, chosen, choose, name=f"near-alone-{one.key}")
    return card([group, sentence(_follows(one), quiet=True), *_slots(one)])


def _follows(one: Appliance) -> str:
    """Say what becomes of the measures to come."""
    if one.alone:
        return said_of(
            _("Ses mesures entrent seules dans votre espace."),
            _("Ses mesures entrent seules dans l'espace de {name}."),
        )
    if one.bindings:
        known = said_of(
            _("Vos mesures entrent seules."),
            _("Les mesures de {name} entrent seules."),
        )
        return known + " " + _("Les autres attendent votre réponse.")
    return said_of(
        _("Chaque mesure attend que vous disiez si c'est la vôtre."),
        _("Chaque mesure attend que vous disiez si c'est {name}."),
    )


def _entered(count: int) -> str:
    if not count:
        return _("C'est noté.")
    mine = ngettext(
        "C'est noté. {count} mesure est entrée dans votre espace.",
        "C'est noté. {count} mesures sont entrées dans votre espace.",
        count,
    )
    theirs = ngettext(
        "C'est noté. {count} mesure est entrée dans l'espace de {name}.",
        "C'est noté. {count} mesures sont entrées dans l'espace de {name}.",
        count,
    )
    return said_of(mine, theirs, count=count)


def _slots(one: Appliance) -> list[ft.Control]:
    """Say which users of the device are the person, each taken back."""
    return [ft.Column([_slot(one, slot)]) for slot in one.bindings]


def _slot(one: Appliance, slot: int) -> ft.Control:
    words = said_of(
        _("L'utilisateur {rank} de l'appareil, c'est vous."),
        _("L'utilisateur {rank} de l'appareil, c'est {name}."),
        rank=slot,
    )
    label = said_of(_("Ce n'est pas moi"), _("Ce n'est pas {name}"))
    button = quiet_action(label, _unbinding(one, slot), name=f"near-slot-{slot}")
    return ft.Column([sentence(words), side_by_side([button])])


def _unbinding(one: Appliance, slot: int) -> Act:
    devices, around = here().devices, porch()

    async def act() -> None:
        undo = undoing(partial(devices.bind, one.key, slot))
        await asyncio.to_thread(devices.unbind, one.key, slot)
        around.tell(_("C'est noté."), undo=undo)

    return act
