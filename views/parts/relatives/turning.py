"""« Changer de personne » : from one space to another, nothing carried along."""

import asyncio
from collections.abc import Callable

import flet as ft

from app.domain.ids import SpaceId
from views.parts.acting import Act
from views.parts.leaving import paid
from views.parts.watching import porch, walk
from views.way_in import DoorState


def use_turn() -> Callable[[SpaceId], Act]:
    """Return what leads into a space, by its id.

    What is owed is done first; the device this window reads is left with its screen.
    """
    around, page = porch(), ft.context.page

    def to(space: SpaceId) -> Act:
        async def turn() -> None:
            await paid(around)
            house = await asyncio.to_thread(around.door.turn_to, space)
            await walk(page, "/")
            if around.door.state() is DoorState.OPEN:
                around.enter(house)

        return turn

    return to
