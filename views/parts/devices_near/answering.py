"""« Qui est sur la balance ? » : the answers to a reading, each taken back."""

import asyncio
from collections.abc import Callable
from functools import partial

import flet as ft

from app.domain.household import Member
from app.domain.inbox import WAITING, Fate
from app.flows.devices.likeness import WEIGHT
from app.flows.devices.told import Waiting
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side
from views.parts.devices_near.words import kilos
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _


def members_of(one: Waiting) -> tuple[Member, ...]:
    """Return who else a weight may be of, nobody for what tells no person apart."""
    weighed = one.fate is Fate.UNASSIGNED and one.reading.kind == WEIGHT
    return one.device.members if weighed and one.device else ()


def last_weights(one: Waiting) -> list[str]:
    """Say the last weight of each of the others, where it is known."""
    words = _("{name} : {weight} la dernière fois.")
    return [
        words.format(name=each.name, weight=kilos(each.weight))
        for each in members_of(one)
        if each.weight is not None
    ]


def whose(one: Waiting) -> ft.Control:
    """Ask whose a reading is; only who it is close to, alone, is proposed first."""
    me = one.suggestion == here().devices.roster.space.name
    kept = _("Cette mesure est dans votre espace.")
    told = _("Cette mesure n'entre pas dans votre espace.")
    inbox, others = here().devices.inbox, members_of(one)
    yes = _("C'est moi") if others else _("Oui, c'est moi")
    mine = answer(one, yes, inbox.assign, kept, first=me or not others)
    theirs = [_theirs(one, each.name) for each in others if each.name != one.suggestion]
    proposed = [_theirs(one, one.suggestion)] if len(theirs) < len(others) else []
    stranger = answer(one, _("Quelqu'un d'autre"), inbox.refuse, told)
    ignored = _("Cette mesure est ignorée.")
    aside = answer(one, _("Ignorer"), inbox.ignore, ignored)
    return side_by_side([*proposed, mine, *theirs, stranger, aside])


def answer(
    one: Waiting,
    label: str,
    work: Callable[[str], Fate],
    told: str,
    *,
    first: bool = False,
) -> ft.Control:
    """Return a button that gives one answer, told with the way back."""
    around, inbox = porch(), here().devices.inbox
    name = f"{work.__name__}-{one.key[:16]}"

    async def act() -> None:
        back = undoing(partial(inbox.take_back, one.key))
        fate = await asyncio.to_thread(work, one.key)
        more = _("Encore une question sur cette mesure.")
        around.tell(more if fate in WAITING else told, undo=back)

    return (action if first else quiet_action)(label, act, name=name)


def _theirs(one: Waiting, name: str) -> ft.Control:
    """Return the button that gives a weight to somebody of the household."""
    words = _("C'est {name}").format(name=name)
    first = one.suggestion == name
    own = name.encode().hex()
    draw = action if first else quiet_action
    return draw(words, _giving(one, name), name=f"give-{own}-{one.key[:16]}")


def _giving(one: Waiting, name: str) -> Act:
    around, household = porch(), here().devices.household
    told = _("C'est noté pour {name}. Rien n'entre dans votre espace.")

    async def act() -> None:
        await asyncio.to_thread(household.give, one.key, name)
        back = undoing(partial(household.take_back, one.key))
        around.tell(told.format(name=name), undo=back)

    return act
