"""One press opens the reception, another closes it; every device shows the same."""

import asyncio
from dataclasses import replace

import pytest

from app.domain.changes import Changes
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.flows.deposits.address import Address
from app.flows.deposits.deposits import Deposits
from app.flows.deposits.reception import State
from app.flows.documents import Documents
from app.flows.preferences import Preferences
from app.rules.deposits.vouching import LABORATORY
from tests.app.paper_home import Glass
from tests.fictitious.laboratory import Laboratory, a_letter
from tests.journeys.town import URL, Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032")]


def deposits_of(device: Device) -> Deposits:
    world = device.world
    device.courier.address = URL
    kept = device.vault, device.blobs, Glass(), device.space
    documents = Documents(*kept, world.now, world.new_id, world.entropy)
    preferences = Preferences(device.vault, world, device.space)
    told = device.journal, device.trail, device.courier, device.heart
    return Deposits.over(documents, preferences, *told)


def documents_of(device: Device) -> list[Entry]:
    kept = device.vault.after(device.space.id, b"")
    return [one for one in kept if one.kind == "document"]


async def test_it_is_opened_shown_and_closed(phone: Device) -> None:
    deposits = deposits_of(phone)
    assert deposits.shown().state is State.CLOSED
    await deposits.open()
    assert deposits.shown().state is State.OPENING
    await phone.courier.sync()
    address = Address.read(deposits.shown().text)
    assert (address.space, address.url) == (phone.space.id, phone.space.server)
    await deposits.close()
    await phone.courier.sync()
    assert deposits.shown().text == ""


async def test_opened_to_all_it_is_opened_to_those_of_before_again(
    phone: Device,
) -> None:
    deposits = deposits_of(phone)
    await deposits.open([LABORATORY])
    await phone.courier.sync()
    assert deposits.shown().partly
    before = await deposits.widen()
    await phone.courier.sync()
    assert (before, deposits.shown().partly) == ((LABORATORY,), False)
    for known in (True, False):
        if known:
            await deposits.widen()
        await deposits.open(before)
        await phone.courier.sync()
        assert deposits.shown().partly
        assert deposits.reception.professions() == {LABORATORY}


async def test_after_a_change_of_server_it_is_not_said_open(phone: Device) -> None:
    deposits = deposits_of(phone)
    await deposits.open()
    await phone.courier.sync()
    moved = replace(phone.space, server="https://ailleurs.exemple.fr")
    there = replace(deposits, reception=replace(deposits.reception, space=moved))
    assert there.shown().state is State.ELSEWHERE
    assert there.shown().text == phone.space.server


async def test_nobody_is_let_in_where_no_laboratory_can_come(phone: Device) -> None:
    deposits = deposits_of(phone)
    here = replace(deposits.reception, space=replace(phone.space, server=""))
    with pytest.raises(Refused, match=r"server\.none"):
        await replace(deposits, reception=here).open()
    assert deposits.shown().state is State.CLOSED


async def test_what_comes_is_filed_while_the_app_is_open(
    phone: Device, laboratory: Laboratory
) -> None:
    deposits = deposits_of(phone)
    await deposits.open()
    await phone.courier.sync()
    filed, loop = asyncio.Event(), asyncio.get_running_loop()

    def heard(_changes: Changes) -> None:
        if not deposits.filing.waiting() and documents_of(phone):
            loop.call_soon_threadsafe(filed.set)

    following = asyncio.create_task(deposits.follow())
    phone.heart.listen(heard)
    await laboratory.send(a_letter(), Address.read(deposits.shown().text))
    await phone.courier.sync()
    async with asyncio.timeout(60):
        await filed.wait()
    following.cancel()
    assert documents_of(phone)[0].meta["filed"]
