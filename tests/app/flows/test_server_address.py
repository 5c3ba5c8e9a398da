"""The address of the server changes on this device, never to what cannot be one."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from app.domain.errors import Refused, Unreachable
from app.domain.ids import SpaceId
from app.flows.dependents.dependents import Tie
from app.flows.onboarding import space_of
from app.flows.server_address import ServerAddress
from app.ports.courier import Progress, unheard
from tests.app.flows.dependents.family import Family, a_family
from tests.app.worlds import a_home


def test_a_new_address_is_used_from_the_next_opening_and_never_leaves() -> None:
    home, _, _ = a_home()
    waiting = home.journal.waiting(home.space)
    ServerAddress(home.vault, home.space).move("https://sante.exemple")
    assert space_of(home.vault, home.space).server == "https://sante.exemple"
    assert home.journal.waiting(home.space) == waiting


def test_what_cannot_be_reached_is_refused_and_changes_nothing() -> None:
    home, _, _ = a_home()
    with pytest.raises(Refused, match=r"server\.address"):
        ServerAddress(home.vault, home.space).move("ftp://ailleurs")
    assert space_of(home.vault, home.space).server == ""


SERVER = "https://sante.exemple"


class Carriers:
    """Couriers that carry each space, or fail at one of them."""

    def __init__(self, family: Family, fails: SpaceId | None = None) -> None:
        self.family, self.fails = family, fails
        self.carried: list[SpaceId] = []

    def of(self, space: SpaceId) -> Any:  # noqa: ANN401 - as much of a courier as needed
        """Return that of one space."""

        async def move(address: str, tell: Progress) -> None:
            tell(1, 2)
            if space == self.fails:
                raise Unreachable("peer.silent")
            vault = self.family.apart(space)
            ServerAddress(vault, space).move(address)
            self.carried.append(space)

        return SimpleNamespace(move=move)


def addresses(
    family: Family, *, alone: bool = True, entrusts: bool = False
) -> ServerAddress:
    """Return where the spaces of a family are found."""
    devices: Any = SimpleNamespace(alone=lambda: alone, entrusts=lambda: entrusts)
    return ServerAddress.over(family.dependents, devices)


def servers(family: Family) -> list[str]:
    """Return the address of each space, the owner's first."""
    spaces = family.home.vault.spaces()
    return [space_of(family.apart(space), space).server for space in spaces]


def a_child(family: Family) -> SpaceId:
    """Represent somebody."""
    return family.dependents.add("Léa", birth_date="", tie=Tie.CHILD).id


@pytest.mark.covers("C-174")
def test_another_address_is_that_of_everybody_one_represents() -> None:
    family = a_family()
    a_child(family)
    addresses(family).move(SERVER)
    assert servers(family) == [SERVER, SERVER]


@pytest.mark.covers("C-174")
def test_ones_own_space_is_carried_last_and_a_cut_goes_on_from_there() -> None:
    """The old server is still the owner's until nobody is left on it."""
    family, told = a_family(), list[tuple[int, int]]()
    lea, tom = (
        a_child(family),
        family.dependents.add("Tom", birth_date="", tie=Tie.CHILD),
    )
    before, own = servers(family)[0], family.own.id
    cut = Carriers(family, tom.id)
    with pytest.raises(Unreachable):
        asyncio.run(addresses(family).carry(SERVER, cut.of, unheard))
    assert servers(family) == [before, SERVER, before]
    again = Carriers(family)
    tell = lambda *at: told.append(at)  # noqa: E731 - a listener
    asyncio.run(addresses(family).carry(SERVER, again.of, tell))
    assert (cut.carried, again.carried) == ([lea], [tom.id, own])
    assert servers(family) == [SERVER] * 3
    assert told == [(500, 2000), (1500, 2000)]


def test_nothing_leaves_when_another_device_wrote_in_one_of_them() -> None:
    """It would be left behind with a space nobody feeds any more."""
    family = a_family()
    a_child(family)
    carriers = Carriers(family)
    with pytest.raises(Refused, match=r"server\.shared"):
        asyncio.run(addresses(family, alone=False).carry(SERVER, carriers.of, unheard))
    assert carriers.carried == []


def test_nothing_leaves_the_server_a_relative_reads_from() -> None:
    """Their identity is unknown to any other: they would read nothing, told nothing."""
    family = a_family()
    carriers = Carriers(family)
    with pytest.raises(Refused, match=r"server\.entrusted"):
        asyncio.run(
            addresses(family, entrusts=True).carry(SERVER, carriers.of, unheard)
        )
    assert carriers.carried == []
