"""A town with one server, and a person with a phone and a tablet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys import two_homes
from tests.journeys.program import Served
from tests.journeys.relatives import Relatives, entrust_measures, two_relatives
from tests.journeys.town import Device, Town

Pair = tuple[Device, Device]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """A server on a port of its own, closed to others once somebody is in."""
    running = Served(tmp_path / "server")
    yield running
    running.stop()


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
async def pair(town: Town) -> Pair:
    """A phone that founded its space, and a tablet that joined by the paper key."""
    phone, tablet = town.device("phone"), town.device("tablet")
    key = phone.found()
    await phone.courier.sync()
    tablet.settle(await tablet.joining.by_recovery(key))
    await tablet.courier.sync()
    return phone, tablet


@pytest.fixture
async def relatives(town: Town) -> Relatives:
    """Camille, and Louise who has keys of her own, both known to the server."""
    return await two_relatives(town)


@pytest.fixture
async def entrusted(relatives: Relatives) -> Relatives:
    """What Camille measures is entrusted to Louise, who does not know it yet."""
    await entrust_measures(*relatives)
    return relatives


@pytest.fixture
def both(tmp_path: Path) -> Iterator[two_homes.Both]:
    """Camille, who lived a little, and Louise, who noted a weight of her own."""
    with two_homes.two(tmp_path) as found:
        yield found
