"""A new device begins at the newest signed digest, and ends where reading all would."""


import pytest

from sync.client.peer import HttpPeer
from tests.journeys.conftest import Pair
from tests.journeys.test_three_devices import sheet
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]


class Counted(HttpPeer):
    """A peer that notes where it was asked to begin."""

    def __init__(self, device: Device) -> None:
        self.__dict__.update(device.peer.__dict__)
        self.afters: list[int] = []

    async def pull(
        self, space: bytes, after: int, *, limit: int, wait: int = 0
    ) -> object:
        self.afters.append(after)
        return await super().pull(space, after, limit=limit, wait=wait)


async def lived(pair: Pair) -> None:
    """Let a day of edits, deletions and a retirement go by, then a digest."""
    phone, tablet = pair
    entries = [phone.write(f"note {n}") for n in range(8)]
    await phone.courier.sync()
    await tablet.courier.sync()
    tablet.write("corrigée", item=entries[0].id)
    tablet.remove(entries[1].id)
    await tablet.courier.sync()
    phone.town.watch.pass_by(hours=25)
    await phone.courier.sync()
    phone.write("corrigée encore", item=entries[2].id)
    phone.remove(entries[3].id)
    await phone.courier.sync()
    phone.town.watch.pass_by(hours=25)
    await phone.courier.sync()
    phone.write("après")
    await phone.courier.sync()


async def newcomer(pair: Pair) -> Device:
    phone = pair[0]
    laptop = phone.town.device("laptop")
    laptop.settle(await laptop.joining.by_recovery(sheet(phone)))
    laptop.peer = Counted(laptop)
    laptop.courier._peer = laptop.peer
    return laptop


async def test_a_new_device_begins_at_the_digest(pair: Pair) -> None:
    phone, _ = pair
    await lived(pair)
    laptop = await newcomer(pair)
    assert (await laptop.courier.sync()).alerts == ()
    assert min(laptop.peer.afters) > 0
    assert laptop.state() == phone.state()


async def test_its_standing_is_that_of_a_device_that_read_it_all(pair: Pair) -> None:
    phone, _ = pair
    await lived(pair)
    laptop = await newcomer(pair)
    await laptop.courier.sync()
    await phone.courier.sync()
    space = phone.space.id
    here, there = (d.sealing.standing(space) for d in (laptop, phone))
    for lane in here.lanes.values():
        lane.floor = 0
    mine = {"ctr", "at", "at_before", "pins", "opened", "flight"}
    for name in set(there.__slots__) - mine:
        assert getattr(here, name) == getattr(there, name), name
