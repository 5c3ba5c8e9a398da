"""The seal says what the courier does: sends, receives and how far, or waits."""

import pytest

from app.crypto.recovery import recovery_text
from app.domain.changes import Changes
from app.domain.errors import Refused
from app.domain.syncing import Coming, Seal, Stage
from app.ports.courier import unseen
from sync.courier.exchange import Home
from sync.courier.telling import Telling
from tests.journeys.town import Device, Town

pytestmark = pytest.mark.anyio


def telling(device: Device) -> Telling:
    """Return what a courier of *device* tells."""
    home = Home(device.vault, device.journal, device.blobs, device.sealing)
    return Telling(device.space.id, home, device.heart, device.watch, server=True)


async def test_a_device_that_sends_nothing_never_says_that_it_sends(
    phone: Device,
) -> None:
    told = telling(phone)
    told.work(busy=True)
    assert told.state().seal is Seal.SENDING
    await phone.courier.sync()
    assert told.state().seal is Seal.UP_TO_DATE
    phone.write("Ordonnance")
    assert told.state().seal is Seal.SENDING
    told.work(busy=False)
    assert told.state().seal is Seal.WAITING


async def test_the_first_exchange_of_a_new_device_receives(
    phone: Device, town: Town
) -> None:
    await phone.courier.sync()
    key, tablet = phone.vault.secret("recovery") or b"", town.device("tablet")
    tablet.settle(await tablet.joining.by_recovery(recovery_text(key)))
    told = telling(tablet)
    assert told.state().last == 0
    told.work(busy=True)
    assert (told.state().seal, told.state().coming) == (Seal.RECEIVING, None)


async def test_what_comes_is_told_twice_a_second(phone: Device, town: Town) -> None:
    await phone.courier.sync()
    told, seen = telling(phone), list[object]()
    told.work(busy=True)

    def look(changes: Changes) -> None:
        if changes.touches("cursor"):
            seen.append(told.state().coming)

    phone.heart.listen(look)
    tell = told.passing(unseen)
    for done in range(0, 1000, 5):
        town.watch.pass_by(milliseconds=50)
        tell(Coming(Stage.ENTRIES, done, 1000))
    assert len(seen) == 20
    assert told.state().seal is Seal.RECEIVING
    assert told.state().coming == Coming(Stage.ENTRIES, 995, 1000)
    told.work(busy=False)
    assert told.state().coming is None


async def test_what_takes_no_time_is_not_counted(phone: Device) -> None:
    await phone.courier.sync()
    told = telling(phone)
    told.work(busy=True)
    told.passing(unseen)(Coming(Stage.ENTRIES, 3, 3))
    assert told.state().seal is Seal.UP_TO_DATE


async def test_who_hears_may_end_it(phone: Device) -> None:
    def leave(_coming: Coming) -> None:
        raise Refused("cancelled")

    with pytest.raises(Refused, match="cancelled"):
        telling(phone).passing(leave)(Coming(Stage.FILES, 0, 200))


def a_heavy_push(told: Telling) -> list[str]:
    """Say that a large file leaves; return the codes of what was refused."""
    refused, tell = list[str](), told.passing(unseen)
    for done in range(0, 301, 100):
        try:
            tell(Coming(Stage.PARTS, done, 300))
        except Refused as refusal:
            refused.append(refusal.code)
    return refused


@pytest.mark.covers("C-023")
async def test_what_a_large_file_still_sends_is_counted(phone: Device) -> None:
    await phone.courier.sync()
    phone.write("Scanner")
    told = telling(phone)
    told.work(busy=True)
    assert a_heavy_push(told) == []
    assert told.state().seal is Seal.SENDING
    assert told.state().coming == Coming(Stage.PARTS, 300, 300)
    heard = list[Coming]()
    told.passing(heard.append)(Coming(Stage.PARTS, 1, 2))
    assert heard == []
    assert told.state().coming == Coming(Stage.PARTS, 300, 300)


@pytest.mark.covers("C-023")
async def test_a_pause_stops_what_leaves_and_outlives_a_restart(phone: Device) -> None:
    await phone.courier.sync()
    phone.write("Scanner")
    told = telling(phone)
    told.work(busy=True)
    told.pause(on=True)
    assert set(a_heavy_push(told)) == {"courier.paused"}
    assert told.state().seal is Seal.PAUSED
    again = telling(phone)
    assert again.state().seal is Seal.PAUSED
    again.pause(on=False)
    assert a_heavy_push(again) == []
    assert (again.state().seal, telling(phone).paused) == (Seal.WAITING, False)
