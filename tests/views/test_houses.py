"""Each person has one house, and one is in one of them at a time."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.space import Space
from app.domain.write import Origin, Write
from app.flows.dependents.dependents import Tie
from app.flows.heart import Heart
from app.ports.courier import Courier
from storage.memory.state import Memory
from storage.memory.vault import MemoryVault
from tests.screens.homes import a_house
from views.house import House
from views.houses import Houses, owners


class Builder:
    """Furnishes plain houses and says of whom."""

    def __init__(self) -> None:
        self.built: list[tuple[str, Courier | None]] = []
        self.opened: list[House] = []

    def furnish(self, space: Space, owner: House, by: Courier | None = None) -> House:
        """Return a house like that of the owner, for another."""
        self.built.append((space.name, by))
        return replace(owner, space=space)


@pytest.fixture
def builder() -> Builder:
    """Return who furnishes."""
    return Builder()


def houses(builder: Builder) -> Houses:
    """Return the houses of somebody who represents nobody yet."""
    return Houses(a_house(), builder.furnish, builder.opened.append)


def added(there: Houses, name: str) -> Space:
    """Make the space of somebody to represent."""
    return there.own.dependents.add(name, birth_date="", tie=Tie.CHILD)


def test_one_is_at_home_first_and_turns_to_another(builder: Builder) -> None:
    there = houses(builder)
    assert there.people() == [there.own.space]
    lea = added(there, "Léa")
    assert [one.name for one in there.people()] == ["Camille", "Léa"]
    assert there.turn_to(lea.id) is there.current
    assert (there.current.space, there.current.own) == (lea, False)
    assert there.turn_to(there.own.space.id) is there.own
    assert there.current.own


def test_a_house_is_furnished_once_and_told_once(builder: Builder) -> None:
    there = houses(builder)
    lea = added(there, "Léa")
    first = there.of(lea.id)
    assert there.turn_to(lea.id) is first
    assert builder.opened == [first]
    assert there.own not in builder.opened


def test_one_furnished_before_the_name_came_is_furnished_again_by_the_same_courier(
    builder: Builder,
) -> None:
    there = houses(builder)
    lea = added(there, "Léa")
    courier: Any = object()
    there._known[lea.id] = replace(
        there.own, space=replace(lea, name=""), courier=courier
    )
    assert there.turn_to(lea.id).space.name == "Léa"
    assert builder.built == [("Léa", courier)]
    assert builder.opened == []


def test_nobody_enters_the_space_of_a_stranger(builder: Builder) -> None:
    there = houses(builder)
    with pytest.raises(Refused, match=r"person\.unknown"):
        there.turn_to(SpaceId(b"x" * 16))
    assert there.current is there.own


def test_a_space_put_away_is_not_offered(builder: Builder) -> None:
    there = houses(builder)
    lea = added(there, "Léa")
    there.own.dependents.put_away(lea.id)
    assert there.people() == [there.own.space]


OWN, LEA = SpaceId(b"o" * 16), SpaceId(b"l" * 16)


class Coming:
    """Rooms whose spaces say whose they are once they were brought.

    The server tells *order*; it keeps back the content of *held*.
    """

    def __init__(self, *order: SpaceId, held: tuple[SpaceId, ...] = ()) -> None:
        self.vault = MemoryVault(Memory(), Heart())
        for space in order:
            self.vault.commit(Write(space), origin=Origin.PEER)
        self.order, self.held = order, held
        self.brought: list[SpaceId] = []

    def house(self) -> House:
        """Return that of the first space that may be the owner's."""
        known = {OWN: "Camille"} if OWN in self.brought else {}
        theirs = [LEA] if LEA in self.brought else []
        left = [space for space in self.order if space not in theirs]
        space = OWN if known else left[0]
        house = a_house(space=Space(space, known.get(space, "")))
        courier: Any = Bringing(self, space)
        return replace(house, courier=courier)

    def house_of(self, space: Space, owner: House) -> House:
        """Return that of another, still unknown."""
        courier: Any = Bringing(self, space.id)
        return replace(owner, space=space, courier=courier)


class Bringing:
    """Brings one space, unless the server keeps it back."""

    def __init__(self, rooms: Coming, space: SpaceId) -> None:
        self.rooms, self.space = rooms, space

    async def sync(self) -> None:
        """Bring it."""
        if self.space in self.rooms.held:
            raise Refused("peer.silent")
        self.rooms.brought.append(self.space)


@pytest.mark.parametrize("order", [(OWN, LEA), (LEA, OWN)])
def test_the_owner_is_home_whatever_the_order_of_the_server(
    order: tuple[SpaceId, ...],
) -> None:
    assert owners(Coming(*order)).space.name == "Camille"


def test_the_owner_is_home_though_the_space_of_a_child_does_not_come() -> None:
    assert owners(Coming(LEA, OWN, held=(LEA,))).space.name == "Camille"


def test_nobody_enters_a_space_that_may_be_another_s() -> None:
    """A server that keeps the owner's back leaves the home closed, not mistaken."""
    for order in ((OWN, LEA), (LEA, OWN)):
        with pytest.raises(Refused, match=r"owner\.unknown"):
            owners(Coming(*order, held=(OWN,)))


def test_a_home_of_one_space_opens_before_its_content_came() -> None:
    rooms = Coming(OWN)
    assert owners(rooms).space == Space(OWN, "")
    assert rooms.brought == []
