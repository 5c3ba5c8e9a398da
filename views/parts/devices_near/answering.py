"""« Qui est sur la balance ? » : the answers to a reading, each taken back."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import cast

import flet as ft

from app.domain.household import Member
from app.domain.inbox import WAITING, Fate
from app.flows.devices.told import Waiting
from views.parts.acting import Act
from views.parts.action import action, quiet_action
from views.parts.box import side_by_side
from views.parts.devices_near.handing import Handing
from views.parts.devices_near.whose import called, kept_words, me_words, out_words
from views.parts.devices_near.words import kilos
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _


def last_weights(one: Waiting) -> list[str]:
    """Say the last weight of each of the others, where it is known."""
    words = _("{name} : {weight} la dernière fois.")
    return [
        words.format(name=called(each, one.others), weight=kilos(each.weight))
        for each in one.others
        if each.weight is not None
    ]


def whose(one: Waiting) -> ft.Control:
    """Ask whose a reading is; only who it is close to, alone, is proposed first."""
    inbox, others = here().devices.inbox, one.others
    first = bool(one.suggestion) and one.likely is None
    yes = me_words(alone=not others)
    mine = answer(one, yes, inbox.assign, kept_words(), first=first or not others)
    theirs = [_theirs(one, each) for each in others if each != one.likely]
    proposed = [_theirs(one, one.likely)] if one.likely else []
    stranger = answer(one, _("Quelqu'un d'autre"), inbox.refuse, out_words())
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


def _theirs(one: Waiting, who: Member) -> ft.Control:
    """Return the button that says that a weight is of somebody else."""
    if who.space is not None:
        handing = cast(Callable[..., ft.Control], Handing)
        return handing(one, who, key=who.space.hex())
    words = _("C'est {name}").format(name=who.name)
    own = who.name.encode().hex()
    draw = action if who == one.likely else quiet_action
    return draw(words, _giving(one, who.name), name=f"give-{own}-{one.key[:16]}")


def _giving(one: Waiting, name: str) -> Act:
    around, household = porch(), here().devices.household
    told = _("C'est noté pour {name}. Ce poids n'est gardé dans aucun espace.")

    async def act() -> None:
        await asyncio.to_thread(household.give, one.key, name)
        back = undoing(partial(household.take_back, one.key))
        around.tell(told.format(name=name), undo=back)

    return act
