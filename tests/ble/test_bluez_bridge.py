"""The radio of the system on Linux: its own backend, a private bus, real packets."""

import asyncio
import shutil
import sys
from collections.abc import Callable, Coroutine, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.devices import driver_for
from app.domain.dialogue import Advert, Driver, Outcome
from app.domain.errors import Refused
from app.ports.radio import Availability
from sync.radio.bluetooth import Bluetooth
from sync.radio.lab.air import make_device, new_link, power_on
from sync.radio.lab.cast import glucose_record
from sync.radio.lab.meter import Meter
from sync.radio.lab.stage import PHONE, world_of
from sync.radio.platform import Platform
from tests.bus import private_bus
from tests.sync.radio.studio import Paper, air, play

if sys.platform != "linux" or not shutil.which("dbus-daemon"):
    pytest.skip("needs Linux and dbus-daemon (package dbus)", allow_module_level=True)

from tests.ble.bluez import FakeBluez

pytestmark = pytest.mark.ble
RECORDS = 120
STRANGER = "/org/bluez/hci0/dev_AA_BB_CC_DD_EE_FF"
FIRST = datetime(2026, 11, 1, 7)  # noqa: DTZ001 - the clock of a device has no zone


@pytest.fixture
def a_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a bus of our own, and have bleak use it."""
    with private_bus(tmp_path, "system") as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield


Story = Callable[[Meter, Bluetooth, FakeBluez], Coroutine[Any, Any, None]]


def told(story: Story, *, powered: bool = True, passkey: int = -1) -> None:
    """Play a story with a meter, and the radio of the system."""

    async def whole() -> None:
        world, link = air(driver_for), new_link()
        phone = await power_on(make_device(link, "phone", PHONE))
        bluez = FakeBluez(phone, powered=powered)
        await bluez.start()
        meter = Meter(world_of(link, world), 2, secure=True, passkey=passkey)
        for number in range(1, RECORDS + 1):
            at = FIRST + timedelta(hours=number)
            meter.records.append(glucose_record(number, at, 90 + number % 60))
        await meter.start()
        await story(meter, Bluetooth(Platform(), world), bluez)
        bluez.bus.disconnect()
        await asyncio.sleep(0.05)

    play(whole(), 60)


async def found(radio: Bluetooth) -> tuple[Driver, Advert]:
    """Return the first device heard."""
    async for one in radio.scan(5):
        return one
    raise AssertionError


@pytest.mark.usefixtures("a_bus")
@pytest.mark.covers("C-036")
def test_a_meter_is_found_paired_and_read_by_the_backend_that_ships() -> None:
    paper = Paper()

    async def story(_meter: Meter, radio: Bluetooth, _bluez: FakeBluez) -> None:
        assert await radio.available() is Availability.READY
        driver, advert = await found(radio)
        assert (driver.name, advert.stable) == ("glucose_meter", True)
        assert await radio.talk(driver, advert, paper) is Outcome.COMPLETE

    told(story)
    assert ("battery", 77) in paper.heard
    assert paper.identities[0].key == "sys:12-34-56-FF-FE-9A-BC-02"
    assert len({one.key for one in paper.readings}) == RECORDS
    assert paper.rejected == []


@pytest.mark.usefixtures("a_bus")
def test_a_link_that_breaks_is_taken_up_again_and_its_bond_used() -> None:
    paper = Paper()

    async def story(meter: Meter, radio: Bluetooth, _bluez: FakeBluez) -> None:
        driver, advert = await found(radio)
        meter.faults.drops = {50}
        assert await radio.talk(driver, advert, paper) is Outcome.COMPLETE

    told(story)
    assert len({one.key for one in paper.readings}) == RECORDS
    assert len(paper.identities) == 2


@pytest.mark.usefixtures("a_bus")
def test_the_code_a_meter_shows_is_asked_of_the_person_and_no_stranger_gets_it() -> (
    None
):
    strangers: list[int | None] = []

    class Watched(Paper):
        async def passkey(self, shown: int | None) -> int | None:
            strangers.append(await self.heard[0].asked(STRANGER))
            return await super().passkey(shown)

    paper = Watched(code=271828)

    async def story(_meter: Meter, radio: Bluetooth, bluez: FakeBluez) -> None:
        driver, advert = await found(radio)
        paper.heard.append(bluez)
        assert await radio.talk(driver, advert, paper) is Outcome.COMPLETE

    told(story, passkey=271828)
    assert paper.heard.count(("passkey", None)) == 1
    assert strangers == [None]
    assert len({one.key for one in paper.readings}) == RECORDS


@pytest.mark.usefixtures("a_bus")
@pytest.mark.parametrize("code", [None, 314159])
def test_a_wrong_code_pairs_nothing(code: int | None) -> None:
    async def story(_meter: Meter, radio: Bluetooth, _bluez: FakeBluez) -> None:
        driver, advert = await found(radio)
        with pytest.raises(Refused, match=r"device\.pairing_failed"):
            await radio.talk(driver, advert, Paper(code=code))

    told(story, passkey=271828)


@pytest.mark.usefixtures("a_bus")
def test_a_bluetooth_that_is_off_is_said_so() -> None:
    async def story(_meter: Meter, radio: Bluetooth, _bluez: FakeBluez) -> None:
        assert await radio.available() is Availability.OFF

    told(story, powered=False)


@pytest.mark.usefixtures("a_bus")
def test_a_machine_without_bluetooth_has_no_adapter() -> None:
    async def story() -> None:
        radio = Bluetooth(Platform(), air(driver_for))
        assert await radio.available() is Availability.NO_ADAPTER

    play(story())


@pytest.mark.usefixtures("a_bus")
def test_a_daemon_that_restarts_is_heard_again_without_anybody_asking() -> None:
    async def story(_meter: Meter, radio: Bluetooth, bluez: FakeBluez) -> None:
        driver, advert = await found(radio)
        await bluez.stop()
        assert await radio.available() is Availability.NO_ADAPTER
        again = FakeBluez(bluez.phone)
        await again.start()
        assert await radio.available() is Availability.READY
        assert (await found(radio))[1].address == advert.address
        assert await radio.talk(driver, advert, Paper()) is Outcome.COMPLETE
        again.bus.disconnect()

    told(story)


@pytest.mark.usefixtures("a_bus")
def test_a_transfer_goes_on_after_the_daemon_restarts() -> None:
    paper, restarts = Paper(), list[FakeBluez]()

    async def story(meter: Meter, radio: Bluetooth, bluez: FakeBluez) -> None:
        driver, advert = await found(radio)
        said = meter.say

        async def restarting(char: Any, value: bytes) -> None:  # noqa: ANN401
            if len(paper.readings) >= RECORDS // 2 and not restarts:
                restarts.append(FakeBluez(bluez.phone))
                await bluez.stop()
                await restarts[0].start()
            await said(char, value)

        meter.say = restarting  # type: ignore[method-assign]  # the daemon dies meanwhile
        assert await radio.talk(driver, advert, paper) is Outcome.COMPLETE
        restarts[0].bus.disconnect()

    told(story)
    assert len({one.key for one in paper.readings}) == RECORDS
    assert len(paper.identities) == 2
