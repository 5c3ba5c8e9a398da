"""« Copie sans protection » : what it means first, then an explicit choice."""

from collections.abc import Callable
from functools import partial
from typing import BinaryIO

import flet as ft

from app.domain.departure import Purpose
from app.domain.words import N_
from app.flows.backpack.clear import export_clear
from app.flows.backpack.packing import Packed, Progress
from views.house import House, Screen
from views.parts.acting import Act, doing, going
from views.parts.action import action, quiet_action
from views.parts.banner import banner
from views.parts.box import card, sheet, side_by_side
from views.parts.confirm import confirm
from views.parts.copied import copied
from views.parts.drawn import drawn
from views.parts.heading import heading
from views.parts.saving import (
    Saved,
    followed,
    too_big,
    use_saving,
)
from views.parts.sentence import sentence
from views.parts.state import use_flag, use_held
from views.parts.states import states
from views.parts.watching import here, porch, use_record
from views.prints.agenda import whole_agenda
from views.text import _


@drawn
def ClearCopy() -> ft.Control:
    """Warn, ask once more, then save what anybody may read."""
    house = here()
    saving, work = use_saving()
    asking, ask, leave = use_flag()
    none: Saved | None = None
    saved, show = use_held(none)
    asked = use_record(house.backpack.weight)

    async def make() -> None:
        write = partial(_produce, house)
        weight = asked.value or 0
        made = await saving.make(_name(), write, Purpose.COPY_CLEAR, weight=weight)
        if made:
            show(made)

    ft.use_dialog(_question(make, leave) if asking else None)
    if work.busy:
        return sheet([card([followed(work, saving.stop)])])
    if saved:
        return sheet(copied(saved, going("/sauvegarde"), name="clear-back"))
    if asked.value is None:
        return sheet([states(asked, empty="")])
    return sheet([*_warned(), _choice(asked.value, ask)])


def _choice(weight: int, ask: Callable[[], None]) -> ft.Control:
    if too_big(weight):
        return banner(_("Votre espace est trop gros pour ce téléphone."))
    label, icon = _("Faire une copie sans protection"), ft.Icons.LOCK_OPEN
    button = quiet_action(label, doing(ask), name="clear-make", icon=icon)
    back = action(_("Retour"), going("/sauvegarde"), name="clear-back")
    return side_by_side([back, button])


def _question(make: Act, leave: Callable[[], None]) -> ft.AlertDialog:
    return confirm(
        _("Faire une copie que tout le monde peut lire ?"),
        _("Alvéole ne pourra plus la protéger, ni l'effacer."),
        label=_("Faire la copie"),
        act=make,
        leave=leave,
        grave=True,
    )


def _produce(house: House, sink: BinaryIO, tell: Progress) -> Packed:
    agenda = whole_agenda(house.agenda.every(), house.agenda.world.now())
    return export_clear(house.backpack, sink, progress=tell, agenda=agenda)


def _warned() -> list[ft.Control]:
    return [
        banner(_("Toute personne qui trouve ce fichier peut tout lire."), tone="alert"),
        card(
            [
                heading(2, _("Ce qu'elle contient")),
                sentence(_("Vos documents, comme vous les avez reçus.")),
                sentence(_("Vos mesures et vos notes, au format FHIR.")),
                sentence(_("Votre agenda, que d'autres agendas savent ouvrir.")),
                sentence(_("Une page « index.html », pour tout lire sans Alvéole.")),
                sentence(_("Aucune clé de votre espace."), quiet=True),
            ]
        ),
        card(
            [
                heading(2, _("À quoi elle sert")),
                sentence(_("À changer de logiciel, ou à donner vos données.")),
                sentence(_("Pour une sauvegarde, faites plutôt un sac à dos.")),
            ]
        ),
    ]


def _name() -> str:
    return f"copie-sans-protection-{porch().now().date().isoformat()}.zip"


SCREEN = Screen(
    "/sauvegarde/copie-claire", N_("Copie sans protection"), ClearCopy, place="more"
)
