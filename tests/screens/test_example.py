"""The example fills every screen: none looks as it does in a new space."""

import os
from datetime import UTC

import pytest

from app.domain.ids import IdMint
from app.flows.heart import Heart
from app.flows.world import World
from storage.memory.home import memory_home
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, PlainAirlock, a_house, a_world
from tests.screens.test_every_screen import ASKED_LATER, INSIDE, STILL, address
from tests.screens.tree import faults
from views.example import example_house
from views.house import House, Screen
from views.shell import opened

pytestmark = pytest.mark.anyio
FORMS = {
    *("/mes-appareils/ajouter", "/sante/mesures/arranger"),
    *("/sauvegarde/copie-claire", "/documents/doublons"),
}
"""Screens of choices, the same for everybody; and duplicates, which a space made
on one device never has."""
ALIKE = STILL | ASKED_LATER | FORMS
FRAME = {
    *("S", "Suzanne", "Choix à faire", "Exemple : rien n'est gardé."),
    *("Quitter l'exemple", "Camille", "C", "Tout reste ici"),
}
"""What the frame says of whose space it is."""


@pytest.fixture(scope="module")
def example() -> House:
    """The example, once for all the screens."""
    world = World(lambda: NOON, os.urandom, IdMint(lambda: NOON, os.urandom))
    return example_house(memory_home(world.now, Heart()), PlainAirlock(), world, UTC)


async def read(house: House, route: str) -> set[str]:
    """Return the lines of a screen."""
    async with FletUnit(opened(a_world(FakeDoor(house))), route=route, width=390) as ui:
        await ui.settle()
        assert faults(ui) == []
        return set(ui.text().splitlines())


def place_of(screen: Screen, house: House) -> str:
    """Return an address where the example has something."""
    day = house.departures.days(30)[0].day
    return address(screen, house).replace("2026-11-21", day)


@pytest.mark.covers("C-136")
@pytest.mark.parametrize(
    "screen",
    [one for one in INSIDE if one.route not in ALIKE],
    ids=lambda one: one.component.__name__,
)
async def test_every_screen_shows_more_than_in_a_new_space(
    screen: Screen, example: House
) -> None:
    route = place_of(screen, example)
    full, bare = await read(example, route), await read(a_house(), route)
    assert full - bare - FRAME
