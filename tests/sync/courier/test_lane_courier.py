"""In the house of what is entrusted, the owner's courier carries, and only reads."""

import pytest

from app.domain.errors import Refused
from app.domain.ids import EntryId, SpaceId
from app.flows import keychain
from sync.courier.lane_courier import LaneCourier
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio
LANE = SpaceId(b"l" * 16)


@pytest.fixture
def lane(phone: Device) -> LaneCourier:
    return LaneCourier(phone.courier, LANE)


async def test_it_exchanges_as_its_owner_does(phone: Device, lane: LaneCourier) -> None:
    report = await lane.sync()
    assert report.head == phone.sealing.standing(phone.space.id).seq > 0
    await lane.reach()
    assert (await lane.directory()).url == phone.courier.address
    me = keychain.me(phone.vault)
    assert await lane.card(me.identity) == me.identity_card
    assert lane.state() == phone.courier.state()


async def test_nothing_leaves_from_there(lane: LaneCourier) -> None:
    entry = EntryId(b"e" * 16)
    with pytest.raises(Refused, match=r"entrusted\.ended"):
        await lane.fetch(entry)
    with pytest.raises(Refused, match=r"entrusted\.read_only"):
        await lane.move("http://127.0.0.1:1", lambda *_: None)
    with pytest.raises(Refused, match=r"entrusted\.read_only"):
        lane.pause(on=True)
    assert await lane.keeps([entry]) == frozenset()
    await lane.follow()
