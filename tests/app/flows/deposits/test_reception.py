"""Nobody writes before the person says so, and what they pinned stays pinned."""

import pytest

from app.domain.authority import Authority
from app.domain.errors import Refused
from app.flows.deposits.reception import State
from app.rules.deposits.vouching import EVERY, LABORATORY
from sync.courier.messages import authority
from tests.fictitious.laboratory import first_form, opened, reception_of
from tests.journeys.cut import pushed_only
from tests.journeys.town import URL, Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032")]


async def test_it_is_closed_then_changing_then_open(phone: Device) -> None:
    reception = reception_of(phone)
    assert reception.state() is State.CLOSED
    told = authority(URL, await phone.peer.server())
    reception.open(told)
    assert reception.state() is State.OPENING
    await phone.courier.sync()
    assert reception.state() is State.OPEN
    standing = phone.sealing.standing(phone.space.id)
    assert standing.directory_key == told.directory_key
    assert standing.server_key == told.server_key
    reception.close()
    assert reception.state() is State.CLOSING
    reception.open(told)
    assert reception.state() is State.OPENING
    reception.close()
    await phone.courier.sync()
    assert reception.state() is State.CLOSED


async def test_it_is_open_once_the_server_took_it(phone: Device) -> None:
    """The network may be lost before the log shows it."""
    reception = reception_of(phone)
    told = authority(URL, await phone.peer.server())
    reception.open(told)
    await pushed_only(phone)
    assert reception.state() is State.OPEN
    assert reception.professions() == set(EVERY)
    reception.close()
    assert reception.state() is State.CLOSING
    await pushed_only(phone)
    assert reception.state() is State.CLOSED
    await phone.courier.sync()
    assert reception.state() is State.CLOSED


async def test_one_opened_before_is_for_laboratories_until_opened_again(
    phone: Device,
) -> None:
    reception = reception_of(phone)
    told = authority(URL, await phone.peer.server())
    first_form(phone, told)
    assert reception.professions() == {LABORATORY}
    await phone.courier.sync()
    assert reception.state() is State.OPEN
    assert reception.professions() == {LABORATORY}
    reception.open(told)
    assert reception.professions() == set(EVERY)
    await phone.courier.sync()
    assert reception.professions() == set(EVERY)
    assert phone.sealing.standing(phone.space.id).professions == EVERY


async def test_the_address_is_that_of_the_root(phone: Device) -> None:
    address = await opened(phone)
    standing = phone.sealing.standing(phone.space.id)
    pinned = standing.root_epoch, standing.root_key
    assert (address.root_epoch, address.root_pk) == pinned
    assert (address.space, address.url) == (phone.space.id, URL)


async def test_a_server_without_a_directory_opens_nothing(phone: Device) -> None:
    with pytest.raises(Refused, match=r"deposit\.no_directory"):
        reception_of(phone).open(Authority(URL, bytes(32), b""))


def test_before_the_first_exchange_nothing_is_opened(town: Town) -> None:
    made = town.device("new")
    made.found()
    told = Authority(URL, bytes(32), bytes(32))
    with pytest.raises(Refused, match=r"deposit\.not_yet"):
        reception_of(made).open(told)
    with pytest.raises(Refused, match=r"deposit\.not_yet"):
        reception_of(made).address(URL)
