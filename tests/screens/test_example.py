"""The example fills every screen of the record."""

import os
from datetime import UTC

import pytest

from app.domain.ids import IdMint
from app.flows.heart import Heart
from app.flows.world import World
from storage.memory.home import memory_home
from tests.screens.fletunit import FletUnit, plain
from tests.screens.homes import NOON, FakeDoor, PlainAirlock, a_world
from tests.screens.opening import measure_at
from tests.screens.test_every_screen import INSIDE
from tests.screens.tree import faults
from views.example import example_houses
from views.house import House
from views.shell import opened

pytestmark = pytest.mark.anyio
WEIGHT = "/sante/mesures/:kind"
SHOWN = {
    "/": "Choisir entre deux versions",
    "/documents": "À ranger",
    "/documents/archives": "Facture d'hospitalisation",
    "/documents/corbeille": "Effacé pour toujours",
    "/documents/dossiers": "Mon cœur",
    "/choix": "Bilan du genou droit",
    "/sante/mesures": "Pression artérielle",
    WEIGHT: "69,4 kg",
    f"{WEIGHT}/retirees": "96,4 kg",
    "/mes-appareils": "Téléphone de Suzanne",
    "/qui-voit-quoi/sorties": "exemple.invalid",
}
"""What each screen of the record has of the example."""


@pytest.fixture(scope="module")
def example() -> House:
    """The example, once for all the screens."""
    world = World(lambda: NOON, os.urandom, IdMint(lambda: NOON, os.urandom))
    home = memory_home(world.now, Heart())
    return example_houses(home, PlainAirlock(), world, UTC).own


@pytest.mark.covers("C-136")
@pytest.mark.parametrize("route", SHOWN)
async def test_every_screen_of_the_record_has_something_of_it(
    route: str, example: House
) -> None:
    known = {one.route for one in INSIDE}
    assert route in known
    world = a_world(FakeDoor(example))
    place = measure_at("body-weight", example)
    there = route.replace(WEIGHT, place)
    async with FletUnit(opened(world), route=there, width=390) as ui:
        await ui.until(plain(SHOWN[route]))
        assert faults(ui) == []
        assert "Exemple : rien n'est gardé." in ui.text()
