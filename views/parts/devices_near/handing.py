"""« C'est Léa » : a weight put in the space of who it is; an odd one is asked again."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import flet as ft

from app.domain.errors import Refused
from app.domain.household import Member
from app.domain.ids import SpaceId
from app.flows.devices.told import Waiting
from views.parts.action import action, quiet_action
from views.parts.confirm import confirm
from views.parts.devices_near.whose import called
from views.parts.devices_near.words import value_of
from views.parts.state import use_flag
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _


@ft.component
def Handing(one: Waiting, who: Member) -> ft.Control:
    """Return the button that puts a weight in the space of somebody of the home."""
    doubting, doubt, stop = use_flag()
    name, space = called(who, one.others), who.space or SpaceId(b"")
    put = _putting(one.key, space, name)

    async def hand() -> None:
        try:
            await put(confirmed=False)
        except Refused as error:
            if error.code != "measure.confirm":
                raise
            doubt()

    question = confirm(
        _("Est-ce bien {name} ?").format(name=name),
        _odd(one, name),
        label=_("Oui, c'est {name}").format(name=name),
        act=partial(put, confirmed=True),
        leave=stop,
    )
    ft.use_dialog(question if doubting else None)
    draw = action if who == one.likely else quiet_action
    label = _("C'est {name}").format(name=name)
    return draw(label, hand, name=f"give-{space.hex()}-{one.key[:16]}")


def _putting(key: str, space: SpaceId, name: str) -> Callable[..., Awaitable[None]]:
    """Return how to put a weight in a space, told by name with the way back."""
    household, around = here().devices.household, porch()

    async def put(*, confirmed: bool) -> None:
        back = undoing(partial(household.take_back, key))
        work = partial(household.hand, key, space, confirmed=confirmed)
        new = await asyncio.to_thread(work)
        there = _("Ce poids est dans l'espace de {name}.")
        known = _("L'espace de {name} a déjà ce poids.")
        around.tell((there if new else known).format(name=name), undo=back)

    return put


def _odd(one: Waiting, name: str) -> str:
    words = _("{value} : ce poids est inhabituel pour {name}.")
    return words.format(value=value_of(one.reading), name=name)
