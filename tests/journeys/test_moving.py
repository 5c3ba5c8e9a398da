"""Somebody alone chooses a server: the whole log goes there, byte for byte."""

from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from app.crypto.recovery import recovery_text
from app.domain.collection import Rubric
from app.domain.errors import AlveoleError, Refused, Unreachable
from app.domain.write import Write
from app.flows import erasures
from sync import wire
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from app.flows import keychain
from sync.courier.copying import read
from sync.server.asgi import build
from sync.server.gate import World
from sync.server.settings import Settings
from tests.journeys.test_files import a_letter, read as read_letter
from tests.journeys.town import Device, Dice, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]
NEW = "http://127.0.0.1:8461"


class Alone(Device):
    """A device with its bundled server, and another one it may choose."""

    def __init__(self, town: Town, there: Town) -> None:
        self.there, self.hostile = there, there.wire
        super().__init__(town, "phone")

    def open(self, space: object) -> None:
        super().open(space)  # type: ignore[arg-type]  # as the device's own
        self.courier.call = self.call

    def call(self, address: str) -> HttpPeer:
        me = keychain.me(self.vault)
        return HttpPeer(
            address,
            Signer(me.device, me.keys.sign),
            now=self.watch,
            ledger=self.departures,
            transport=self,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.port == 8461:
            return await self.hostile.handle_async_request(request)
        return await super().handle_async_request(request)


class Elsewhere(Town):
    """A town whose server has a key of its own."""

    settings = Settings(signup="open", rates={})

    def start(self) -> None:
        world = World(self.watch, Dice("there"), self.sleep, b"k" * 32, self.settings)
        self.wire = httpx.ASGITransport(build(self.ledger, self.blobs, world))


async def lived(device: Device, entries: int = 200) -> None:
    """Two hundred entries, a file, edits, a deletion, an erasure, a digest."""
    for start in range(0, entries, 20):
        for n in range(20):
            device.write(f"Entrée {start + n}")
        await device.courier.sync()
    a_letter(device)
    first, gone, erased = (device.write(t) for t in ("un", "ôtée", "effacée"))
    await device.courier.sync()
    for n in range(3):
        device.write(f"corrigée {n}", item=first.id)
        device.write(f"effacée {n}", item=erased.id)
        await device.courier.sync()
    device.remove(gone.id)
    secrets = erasures.asked([erased.id])
    write = Write(device.space.id, removed=(erased.id,), secrets=secrets)
    device.vault.commit(write)
    await device.courier.sync()
    device.town.watch.pass_by(hours=25)
    device.write("après")
    await device.courier.sync()
    await device.courier.sync()


@pytest.fixture
def phone() -> Alone:
    town = Town()
    there = Elsewhere(watch=town.watch)
    device = Alone(town, there)
    device.found("")
    return device


async def test_a_life_moves_and_a_second_device_joins_there(phone: Alone) -> None:
    await lived(phone)
    told: list[tuple[int, int]] = []
    await phone.courier.move(NEW, lambda *at: told.append(at))
    assert told[-1][0] == told[-1][1] > 400
    old = await read(phone.peer, phone.space.id, lambda _: None)
    new = await read(phone.call(NEW), phone.space.id, lambda _: None)
    assert old == new
    phone.crash()
    assert phone.space.server == NEW
    assert (await phone.courier.sync()).alerts == ()
    phone.write("chez le nouveau")
    await phone.courier.sync()
    tablet = phone.there.device("tablet")
    key = recovery_text(phone.vault.secret("recovery") or b"")
    tablet.settle(await tablet.joining.by_recovery(key))
    assert (await tablet.courier.sync()).alerts == ()
    assert tablet.state() == phone.state()
    assert "chez le nouveau" in tablet.titles()
