"""A new device begins at the newest signed digest, and ends where reading all would."""

from contextlib import suppress

import httpx
import pytest

from app.domain.errors import AlveoleError, Broken
from sync import wire
from sync.client.peer import HttpPeer
from tests.journeys.conftest import Pair
from tests.journeys.test_three_devices import sheet
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]


class Counted(HttpPeer):
    """A peer that notes where it was asked to begin."""

    def __init__(self, device: Device) -> None:
        self.__dict__.update(device.peer.__dict__)
        self.afters: list[int] = []

    async def pull(
        self, space: bytes, after: int, *, limit: int, wait: int = 0
    ) -> wire.PullReply:
        self.afters.append(after)
        return await super().pull(space, after, limit=limit, wait=wait)


class Cut(httpx.AsyncBaseTransport):
    """A network that stops after some requests."""

    def __init__(self, town: Town, left: int) -> None:
        self.town, self.left = town, left

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.left -= 1
        if self.left < 0:
            raise httpx.ConnectError("cut")
        return await self.town.wire.handle_async_request(request)


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


async def newcomer(pair: Pair) -> tuple[Device, Counted]:
    phone = pair[0]
    laptop = phone.town.device("laptop")
    laptop.settle(await laptop.joining.by_recovery(sheet(phone)))
    peer = Counted(laptop)
    laptop.courier._peer = peer
    return laptop, peer


async def test_a_new_device_begins_at_the_digest(pair: Pair) -> None:
    phone, _ = pair
    await lived(pair)
    laptop, peer = await newcomer(pair)
    assert (await laptop.courier.sync()).alerts == ()
    assert min(peer.afters) > 0
    assert laptop.state() == phone.state()


async def test_a_space_without_digest_is_read_from_the_start(pair: Pair) -> None:
    phone, _ = pair
    phone.write("seule")
    await phone.courier.sync()
    laptop, peer = await newcomer(pair)
    await laptop.courier.sync()
    assert peer.afters[0] == 0
    assert laptop.state() == phone.state()


class Hiding(Counted):
    """A peer that hides the newest item of a snapshot."""

    async def snapshot(
        self, space: bytes, *, at: int | None, after: bytes, limit: int
    ) -> tuple[int, wire.PullReply]:
        seq, page = await super().snapshot(space, at=at, after=after, limit=limit)
        rows = page.rows[:-1]
        runs = page.runs[: max(row.run for row in rows) + 1]
        return seq, wire.PullReply(page.head, page.h, runs, rows, page.more)


async def test_43_a_hidden_item_stops_everything(pair: Pair) -> None:
    await lived(pair)
    laptop, _ = await newcomer(pair)
    laptop.courier._peer = Hiding(laptop)
    for _ in range(2):
        with pytest.raises(Broken, match=r"digest\.mismatch"):
            await laptop.courier.sync()
    assert laptop.courier.state().code == "digest.mismatch"
    assert laptop.state() == []


@pytest.mark.parametrize("cut", range(1, 12))
async def test_cut_anywhere_it_begins_again_and_ends_well(pair: Pair, cut: int) -> None:
    phone, _ = pair
    await lived(pair)
    laptop, _ = await newcomer(pair)
    laptop.wire = Cut(phone.town, cut)
    with suppress(AlveoleError):
        await laptop.courier.sync()
    laptop.wire = None
    laptop.crash()
    assert (await laptop.courier.sync()).alerts == ()
    assert laptop.state() == phone.state()


async def test_its_standing_is_that_of_a_device_that_read_it_all(pair: Pair) -> None:
    phone, _ = pair
    await lived(pair)
    laptop, _ = await newcomer(pair)
    await laptop.courier.sync()
    await phone.courier.sync()
    space = phone.space.id
    here, there = (d.sealing.standing(space) for d in (laptop, phone))
    for lane in here.lanes.values():
        lane.floor = 0
    mine = {"ctr", "at", "at_before", "pins", "opened", "flight"}
    for name in set(there.__slots__) - mine:
        assert getattr(here, name) == getattr(there, name), name
