"""Who is blocked is one choice a person, and the later one stays."""

import pytest

from app.domain.message import Correspondent
from app.flows.messages.blocking import Blocked
from tests.app.flows.messages.conftest import Written
from tests.journeys.town import Device

DAY = 86_400_000
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-053")]


def blocked_of(device: Device, messages_of: Written) -> Blocked:
    return Blocked(messages_of(device).threading.giving.preferences)


async def test_somebody_is_blocked_then_no_more(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, own = blocked_of(phone, messages_of), whom.identity.hex()
    assert not flow.holds(own)
    flow.block(own)
    assert flow.holds(own)
    assert not flow.holds("00" * 16)
    flow.unblock(own)
    assert not flow.holds(own)


async def test_nobody_known_is_never_blocked(
    phone: Device, messages_of: Written
) -> None:
    flow = blocked_of(phone, messages_of)
    flow.block("")
    assert not flow.holds("")


async def test_of_two_choices_made_apart_the_later_one_stays(
    phone: Device, tablet: Device, messages_of: Written, whom: Correspondent
) -> None:
    own = whom.identity.hex()
    here, there = (blocked_of(one, messages_of) for one in (phone, tablet))
    here.block(own)
    phone.town.watch.pass_by(minutes=1)
    there.block(own)
    there.unblock(own)
    for device in (phone, tablet, phone):
        await device.courier.sync()
    assert not here.holds(own)
    assert not there.holds(own)


async def test_each_who_is_blocked_is_named_once_by_their_last_conversation(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + DAY
    first, last = (flow.open(whom, one, until) for one in ("Un", "Deux"))
    assert flow.kept_out() == []
    flow.block(first.id)
    [kept] = flow.kept_out()
    assert (kept.id, kept.correspondent) == (last.id, whom.name)
    assert kept.blocked
    flow.unblock(kept.id)
    assert flow.kept_out() == []
