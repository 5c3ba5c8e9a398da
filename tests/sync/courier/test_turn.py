"""A turn does one's own space first; what others entrust is only added to it."""

import pytest

from app.domain.errors import Broken, Refused
from app.domain.ids import EntryId, SpaceId
from app.domain.syncing import SyncReport
from sync.courier.exchange import Home
from sync.courier.turn import Turn
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio


def turn(device: Device) -> Turn:
    home = Home(device.vault, device.journal, device.blobs, device.sealing)
    return Turn(device.space, home, device.heart, device.watch, bool)


async def test_it_exchanges_and_counts(phone: Device) -> None:
    phone.write("Une")
    report = await turn(phone).run(phone.peer)
    assert report.pushed == report.pulled == report.head
    assert phone.journal.waiting(phone.space.id) == 0


async def test_nothing_is_asked_in_quarantine(phone: Device) -> None:
    await phone.courier.sync()
    page = phone.sealing.standing(phone.space.id)
    page.quarantine = "log.fork"
    phone.memory.state.standings[phone.space.id] = page.encode()
    with pytest.raises(Broken, match=r"log\.fork"):
        await turn(phone).run(phone.peer)


async def test_a_home_that_is_entrusted_with_nothing_asks_for_nothing(
    phone: Device,
) -> None:
    mine, report = turn(phone), SyncReport(1, 2, 3, 0, ("too_large",))
    assert await mine.entrusted(phone.peer, report) is report
    await mine.sweep()
    other = SpaceId(b"o" * 16)
    assert not mine.heeds(other)
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        await mine.bring(phone.peer, other, EntryId(b"e" * 16), print)
