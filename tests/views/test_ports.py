"""What stands behind a house is handed on as it is, and grouped for its flows."""

from datetime import UTC
from typing import get_type_hints

from app.domain.ids import IdMint
from app.flows.backpack.packing import Outside
from app.flows.checkup import Checkup
from app.flows.departures import Departures
from app.flows.world import World
from storage.memory.home import memory_home
from tests.app.outside import strong, written
from tests.screens.homes import NOON, Beating, PlainAirlock, StillCourier, chance
from views.house import House
from views.ports import Handed, Ports


def some_ports() -> Ports:
    """Return the ports of an empty home in memory."""
    world = World(lambda: NOON, chance(), IdMint(lambda: NOON, chance()))
    home = memory_home(world.now, Beating())
    return Ports(
        home.vault,
        home.journal,
        home.trail,
        home.blobs,
        PlainAirlock(),
        StillCourier(),
        home.pulse,
        Checkup({}),
        Departures(world, UTC),
        Outside(strong, written),
    )


def test_a_house_has_a_place_for_all_that_is_handed_to_it() -> None:
    ports = some_ports()
    handed = ports.handed()
    assert handed.keys() == get_type_hints(Handed).keys()
    assert handed.keys() <= get_type_hints(House).keys()
    assert handed["courier"] is ports.courier
    assert handed["pulse"] is ports.pulse


def test_flows_that_work_together_are_given_the_same_shelves() -> None:
    ports = some_ports()
    assert ports.files == (ports.vault, ports.blobs, ports.airlock)
    assert ports.lines == (ports.vault, ports.journal, ports.blobs)
    assert (ports.source.vault, ports.source.blobs) == (ports.vault, ports.blobs)
