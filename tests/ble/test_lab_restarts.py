"""The lab of another process leaves and comes back: who joined it follows by itself."""

import asyncio
from datetime import timedelta

import pytest

from app.devices import driver_for
from app.domain.dialogue import Advert, Driver, Outcome
from app.ports.radio import Availability
from sync.radio.air import Air
from sync.radio.bluetooth import Bluetooth
from sync.radio.lab.air import new_link
from sync.radio.lab.cast import glucose_record
from sync.radio.lab.meter import Meter
from sync.radio.lab.server import HOST, Guest
from sync.radio.lab.stage import Joined, world_of
from tests.sync.radio.studio import Paper, air, play, until

pytestmark = [pytest.mark.ble, pytest.mark.covers("C-036")]
RECORDS = 200


class Lab:
    """A meter on a port, as in the process of `alveole lab`."""

    def __init__(self, world: Air) -> None:
        self.world, self.port = world, 0
        self.first = (world.now() - timedelta(days=30)).replace(tzinfo=None)
        self._guests: list[asyncio.BaseTransport] = []

    async def start(self) -> None:
        """Play, on the same port each time."""
        link, lab = new_link(), self

        class Seen(Guest):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                lab._guests.append(transport)
                super().connection_made(transport)

        world = world_of(link, self.world)
        self.meter = Meter(world, 2)
        for number in range(1, RECORDS + 1):
            at = self.first + timedelta(hours=number)
            self.meter.records.append(glucose_record(number, at, 90 + number % 60))
        await self.meter.start()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Seen(link), HOST, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Die: every link breaks."""
        self._server.close()
        for one in self._guests:
            one.abort()  # type: ignore[attr-defined]  # a socket
        self._guests.clear()
        await asyncio.sleep(0.05)


async def opened() -> tuple[Lab, Bluetooth]:
    """Return a lab that plays, and a radio that joins it."""
    lab = Lab(air(driver_for))
    await lab.start()
    return lab, Bluetooth(Joined(f"tcp-client:{HOST}:{lab.port}"), lab.world)


async def found(radio: Bluetooth) -> tuple[Driver, Advert]:
    """Return the first device heard."""
    async for one in radio.scan(10):
        return one
    raise AssertionError


def test_a_lab_that_restarts_is_joined_again() -> None:
    async def story() -> None:
        lab, radio = await opened()
        await found(radio)
        await lab.stop()
        assert await radio.available() is Availability.NO_ADAPTER
        await lab.start()
        assert await radio.available() is Availability.READY
        driver, advert = await found(radio)
        assert await radio.talk(driver, advert, Paper()) is Outcome.COMPLETE
        await radio.close()
        await lab.stop()

    play(story())


def test_who_listens_meanwhile_hears_the_lab_that_came_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sync.radio.ears.STILL", 0.3)

    async def story() -> None:
        lab, radio = await opened()
        heard = list[str]()

        async def listen() -> None:
            async for _driver, advert in radio.scan(20):
                heard.append(advert.address)

        listening = asyncio.ensure_future(listen())
        await until(lambda: heard)
        await lab.stop()
        await lab.start()
        before = len(heard)
        await until(lambda: len(heard) > before)
        listening.cancel()
        await asyncio.wait([listening])
        await radio.close()
        await lab.stop()

    play(story())


def test_a_transfer_goes_on_once_the_lab_is_back() -> None:
    paper = Paper()

    async def story() -> None:
        lab, radio = await opened()
        driver, advert = await found(radio)
        lab.meter.pause = 0.005 / lab.world.pace
        talking = asyncio.ensure_future(radio.talk(driver, advert, paper))
        await until(lambda: paper.readings)
        await lab.stop()
        await lab.start()
        assert await talking is Outcome.COMPLETE
        await radio.close()
        await lab.stop()

    play(story())
    assert len({one.key for one in paper.readings}) == RECORDS
    assert len(paper.identities) >= 2
