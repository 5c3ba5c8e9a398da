"""« Retirer, remettre » : a person out of the list and back, and their open sheet."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from app.domain.emergency import Level
from app.domain.errors import Refused
from app.flows.dependents.dependents import Dependent, Dependents
from views.house import House
from views.parts.taking_back import undoing
from views.parts.watching import here, porch
from views.text import _


def put_aside(dependents: Dependents, house: House) -> Callable[[], object]:
    """Put the space of *house* away; return what brings it back, its sheet open too.

    Putting away shuts the sheet: whoever takes it back at once never shut it.
    """
    shown, space = house.emergency.shown(), house.space.id
    dependents.put_away(space)

    def back() -> None:
        dependents.bring_back(space)
        if shown:
            with suppress(Refused):
                house.emergency.show()

    return back


async def put_away(one: Dependent) -> None:
    """Take somebody out of the list, say what becomes of their sheet."""
    dependents, around = here().dependents, porch()
    house = await asyncio.to_thread(around.door.beside, one.space.id)
    shown = await asyncio.to_thread(house.emergency.shown)
    back = await asyncio.to_thread(put_aside, dependents, house)
    told = _("{name} n'est plus dans la liste. Rien n'est effacé.")
    shut = _("Sa fiche d'urgence ne se lit plus sans code.")
    words = [told.format(name=one.space.name), *([shut] if shown else [])]
    around.tell(" ".join(words), undo=undoing(back))


async def bring_back(one: Dependent, name: str) -> None:
    """Put somebody back in the list, say that their sheet is still to be opened."""
    dependents, around, space = here().dependents, porch(), one.space.id
    house = await asyncio.to_thread(around.door.beside, space)
    chosen = await asyncio.to_thread(house.emergency.lines, Level.OPEN)
    await asyncio.to_thread(dependents.bring_back, space)
    told = _("{name} est de nouveau dans la liste.")
    again = _("Sa fiche d'urgence sans code est à rouvrir dans son espace.")
    words = [told.format(name=name), *([again] if chosen else [])]
    around.tell(" ".join(words), undo=undoing(partial(dependents.put_away, space)))
