"""The names of devices reach the other device, and nobody between them."""

import asyncio
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from platform import system

import pytest

from main import Starters
from tests.journeys.canaries import WORD, files_of, seen
from tests.journeys.program import PHRASE, Served
from tests.journeys.wiretap import Wiretap

pytestmark = pytest.mark.covers("C-115", "C-123")
WAYS = {"passphrase": PHRASE}


@dataclass(frozen=True, slots=True)
class Told:
    """What a relay and the server hold, and what the second device shows."""

    places: dict[str, bytes]
    names: set[str]
    here: Path


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("names")
    server = Served(folder / "server")
    line = Wiretap(int(server.port))
    try:
        names = named(folder, line.url)
    finally:
        line.close()
        server.stop()
    heard = {name: bytes(kept) for name, kept in line.heard.items()}
    return Told(files_of(folder / "server") | heard, names, folder)


def named(folder: Path, url: str) -> set[str]:
    """Name two devices, one of them twice; return the names the second one shows."""
    with closing(Starters(folder / "one").door) as door:
        made = door.create(
            "Camille", birth_date="", server=url, ways=WAYS, device=f"{WORD}salon"
        )
        asyncio.run(made.house.courier.sync())
        key = made.sheet.key
    with closing(Starters(folder / "two").door) as door:
        house = door.join_with_kit(url, key, ways=WAYS, device=f"{WORD}poche")
        asyncio.run(house.courier.sync())
        here = house.my_devices.list()[0]
        house.my_devices.rename(here.id, f"{WORD}cuisine")
        asyncio.run(house.courier.sync())
        return {one.name for one in house.my_devices.list()}


def test_the_other_device_shows_the_names(told: Told) -> None:
    assert told.names == {f"{WORD}salon", f"{WORD}cuisine"}


def test_no_name_is_in_clear_on_the_line_or_at_the_server(told: Told) -> None:
    assert sum(map(len, told.places.values())) > 10_000
    assert seen(told.places) == []


def test_a_name_in_clear_would_be_seen(told: Told) -> None:
    """The control: what a device card does say in clear is found the same way."""
    assert any(
        system().encode().hex().encode() in kept for kept in told.places.values()
    )
    spoilt = {**told.places, "line": b"..." + f"{WORD}salon".encode().hex().encode()}
    assert seen(spoilt) != []
