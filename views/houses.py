"""« Maisons » : one's own, and those of the people one represents."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from threading import RLock
from typing import Protocol

from app.domain.errors import AlveoleError, Refused
from app.domain.ids import SpaceId
from app.domain.space import Space
from app.ports.courier import Courier
from app.ports.vault import Vault
from views.house import House


class Furnished(Protocol):
    """What stands behind a home just opened."""

    @property
    def vault(self) -> Vault:
        """The store of the whole home."""
        ...

    def house(self) -> House:
        """Furnish the space of the owner of this device, as far as it is known."""
        ...

    def house_of(self, space: Space, owner: House) -> House:
        """Furnish another space."""
        ...


def owners(rooms: Furnished, first: Callable[[House], object] | None = None) -> House:
    """Return the house of the owner of this device; *first* is done in it before.

    Where several spaces came, each says whose it is with its first content: they are
    brought one after the other until the owner's is here. Raises
    Refused("owner.unknown") as long as it is not: nobody enters another's for theirs.
    """
    house, bring = rooms.house(), first or _brought
    if first:
        first(house)
        house = rooms.house()
    spaces = rooms.vault.spaces()
    if house.space.name or len(spaces) == 1:
        return house
    for space in spaces:
        nobody = replace(house.space, id=space)
        bring(rooms.house_of(nobody, house))
        if rooms.house().space.name:
            return rooms.house()
    raise Refused("owner.unknown")


def _brought(house: House) -> None:
    with suppress(AlveoleError):
        asyncio.run(house.courier.sync())


class Furnish(Protocol):
    """Furnishes the house of somebody the owner represents."""

    def __call__(self, space: Space, owner: House, by: Courier | None = None) -> House:
        """Return it; *by* already carries for that space."""
        ...


class Houses:
    """The houses of one open home; each is furnished when first asked for.

    *opened* hears of each one but the first.
    """

    def __init__(
        self, own: House, furnish: Furnish, opened: Callable[[House], object]
    ) -> None:
        self.own = self.current = own
        self._furnish, self._opened = furnish, opened
        self._known = {own.space.id: own}
        self._building = RLock()

    def people(self) -> list[Space]:
        """Return whose spaces may be entered: one's own first."""
        kept = self.own.dependents.every()
        return [self.own.space, *(one.space for one in kept if not one.away)]

    def turn_to(self, space: SpaceId) -> House:
        """Enter the house of *space*. Raises Refused("person.unknown")."""
        self.current = self.of(space)
        return self.current

    def of(self, space: SpaceId) -> House:
        """Return the house of *space*, without entering it.

        One furnished before its first content came is furnished again, once the
        name of the person is known. Raises Refused("person.unknown").
        """
        with self._building:
            if space == self.own.space.id:
                return self.own
            whose, known = self._dependent(space), self._known.get(space)
            if known is None:
                known = self._known[space] = self._furnish(whose, self.own)
                self._opened(known)
            elif known.space != whose:
                known = self._furnish(whose, self.own, known.courier)
                self._known[space] = known
            return known

    def _dependent(self, space: SpaceId) -> Space:
        for one in self.own.dependents.every():
            if one.space.id == space:
                return one.space
        raise Refused("person.unknown")
