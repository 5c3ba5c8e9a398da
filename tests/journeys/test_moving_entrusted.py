"""Somebody who entrusted a rubric, and took it back, chooses another server."""

import pytest

from app.domain.collection import Rubric
from app.domain.mandate import MandateState
from app.flows import keychain
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from sync.courier.copying import read
from tests.app.flows.mandates.giving import in_days, known, mandates_of, relative
from tests.journeys.moving_story import NEW, Alone
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174", "C-028")]


async def entrusted(phone: Alone, louise: Device, *, days: int) -> bytes:
    """Entrust the measures to Louise, as long as so many days."""
    asked = {"name": "Louise", "rubrics": [Rubric.MEASURES]}
    until = in_days(phone, days)
    given = mandates_of(phone).give(known(louise), until=until, **asked)  # type: ignore[arg-type]  # words of one call
    assert (await phone.courier.sync()).alerts == ()
    return given.id


def there(phone: Alone, person: Device) -> HttpPeer:
    """Return the new server as somebody else speaks to it."""
    me = keychain.me(person.vault)
    signer = Signer(me.device, me.keys.sign)
    return HttpPeer(NEW, signer, now=phone.watch, transport=phone)


async def test_a_mandate_that_ended_ties_nobody_to_a_server() -> None:
    phone = Alone()
    phone.found()
    louise = await relative(phone.town)
    given = await entrusted(phone, louise, days=90)
    assert [one["root"] for one in await louise.peer.spaces()] == [True, False]
    mandates_of(phone).end(given)
    await phone.courier.sync()
    phone.write("après la fin")
    await phone.courier.sync()
    await phone.move()
    old, new = [
        await read(peer, phone.space.id, lambda _: None)
        for peer in (phone.peer, phone.call(NEW))
    ]
    assert old == new
    phone.crash()
    assert phone.space.server == NEW
    phone.write("chez le nouveau")
    assert (await phone.courier.sync()).alerts == ()
    assert [one.state for one in mandates_of(phone).every()] == [MandateState.ENDED]


async def test_a_relative_who_comes_there_later_reads_nothing_taken_back() -> None:
    phone = Alone()
    phone.found()
    louise = await relative(phone.town)
    mandates_of(phone).end(await entrusted(phone, louise, days=90))
    await phone.courier.sync()
    await phone.move()
    me, peer = keychain.me(louise.vault), there(phone, louise)
    await peer.register(me.identity_card, me.device_card, me.certificate)
    assert await peer.spaces() == []


async def test_a_day_that_passed_is_no_hindrance() -> None:
    phone = Alone()
    phone.found()
    louise = await relative(phone.town)
    await entrusted(phone, louise, days=1)
    phone.town.watch.pass_by(days=2)
    assert (await phone.courier.sync()).alerts == ()
    await phone.move()
    phone.crash()
    assert phone.space.server == NEW
