"""« Ce que la balance sait de vous » : asked first, named, and taken back."""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

import flet as ft

from app.domain.dialogue import Ask
from app.domain.ucp import NO, YES
from app.domain.words import N_
from app.flows.devices.appliance import Appliance
from views.parts.acting import Act, doing
from views.parts.action import action, quiet_action
from views.parts.box import card, side_by_side
from views.parts.heading import heading
from views.parts.sentence import sentence
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _

_FACTS: Final[Mapping[str, str]] = {
    "birth_date": N_("Votre année de naissance : {value}"),
    "sex": N_("Votre sexe : {value}"),
    "height": N_("Votre taille : {value} cm"),
}
_SEXES: Final[Mapping[str, str]] = {"female": N_("femme"), "male": N_("homme")}


def knowing(question: Ask, answer: Callable[[str | None], None]) -> ft.Control:
    """Ask whether a scale may know what it asks of the person, each thing named."""
    facts = [one.partition("=") for one in question.choices]
    lines = [_fact(name, value) for name, _equals, value in facts]
    give = action(_("Les donner"), doing(partial(answer, YES)), name="near-send")
    keep = quiet_action(
        _("Ne pas les donner"), doing(partial(answer, NO)), name="near-no"
    )
    return card(
        [
            heading(2, _("Donner ceci à la balance ?")),
            *[sentence(line, strong=True) for line in lines],
            sentence(_("Elle s'en sert pour calculer la graisse et le muscle.")),
            sentence(_("Elle les garde. Qui l'utilise peut les y lire.")),
            side_by_side([give, keep]),
        ]
    )


def known_of(one: Appliance) -> list[ft.Control]:
    """Say what was decided for a device, and let it be decided otherwise."""
    if one.tells not in (YES, NO):
        return []
    said = {
        YES: _("Cette balance connaît votre taille, votre âge ou votre sexe."),
        NO: _("Cette balance ne reçoit rien sur vous."),
    }[one.tells]
    label = _("Ne plus rien lui donner") if one.tells == YES else _("En décider encore")
    button = quiet_action(label, _deciding(one), name="near-tells")
    return [card([sentence(said), side_by_side([button])])]


def _deciding(one: Appliance) -> Act:
    devices, around = here().devices, porch()
    after = NO if one.tells == YES else ""
    stays = _("Elle ne recevra plus rien. Ce qu'elle a déjà, effacez-le sur elle.")
    again = _("La question sera posée à la prochaine liaison.")

    async def decide() -> None:
        undo = undoing(partial(devices.allow, one.key, one.tells))
        await asyncio.to_thread(devices.allow, one.key, after)
        around.tell(stays if after else again, undo=undo)

    return decide


def _fact(name: str, value: str) -> str:
    said = _(_SEXES[value]) if value in _SEXES else value
    words = _FACTS.get(name)
    return _(words).format(value=said) if words else f"{name} : {said}"
