"""One device puts another outside; the third learns the new account and goes on."""

import pytest

from app.crypto.recovery import recovery_text
from app.domain.errors import AlveoleError, Refused
from app.domain.write import Origin, Write
from app.flows import keychain
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-123")]
Three = tuple[Device, Device, Device]


@pytest.fixture
async def three(pair: Pair, town: Town) -> Three:
    """A phone that founded, a tablet, and a laptop that wrote nothing yet."""
    phone, tablet = pair
    laptop = town.device("laptop")
    laptop.settle(await laptop.joining.by_recovery(sheet(phone)))
    for device in (laptop, phone, tablet):
        await device.courier.sync()
    return phone, tablet, laptop


def own(device: Device) -> keychain.Me:
    return keychain.me(device.vault)


def sheet(device: Device) -> str:
    return recovery_text(keychain.account(device.vault).recovery)


def version(device: Device) -> int:
    return keychain.account(device.vault).sent


async def test_silent_devices_are_listed(three: Three) -> None:
    phone = three[0]
    assert [each.name for each in phone.devices.list()] == ["phone", "tablet", "laptop"]


async def test_a_new_account_key_reaches_the_device_that_stays(three: Three) -> None:
    phone, tablet, laptop = three
    phone.devices.retire(own(tablet).device)
    for device in (phone, laptop):
        assert (await device.courier.sync()).alerts == ()
    keys = [keychain.account(device.vault).amk for device in three]
    assert keys[0] == keys[2] != keys[1]
    assert [version(device) for device in three] == [2, 1, 2]
    with pytest.raises(AlveoleError):
        await tablet.courier.sync()


async def test_the_device_that_stays_retires_in_its_turn(three: Three) -> None:
    phone, tablet, laptop = three
    phone.devices.retire(own(tablet).device)
    for device in (phone, laptop):
        await device.courier.sync()
    assert laptop.devices.retire(own(phone).device) == ""
    assert (await laptop.courier.sync()).alerts == ()
    assert version(laptop) == 3
    listed = {device.name: device.retired for device in laptop.devices.list()}
    assert listed == {"laptop": False, "phone": True, "tablet": True}
    with pytest.raises(AlveoleError):
        await phone.courier.sync()


async def test_what_a_retired_device_wrote_reaches_a_newer_one(
    three: Three, town: Town
) -> None:
    phone, tablet, _ = three
    tablet.write("Avant")
    for device in (tablet, phone):
        await device.courier.sync()
    phone.devices.retire(own(tablet).device)
    await phone.courier.sync()
    newer = town.device("newer")
    newer.settle(await newer.joining.by_recovery(sheet(phone)))
    assert (await newer.courier.sync()).alerts == ()
    assert newer.titles() == ["Avant"]


async def test_a_sheet_drawn_anew_voids_the_one_a_device_knew(three: Three) -> None:
    phone, tablet, laptop = three
    forgotten = Write(phone.space.id, secrets={"recovery": None})
    phone.vault.commit(forgotten, origin=Origin.PEER)
    old = sheet(laptop)
    new = phone.devices.retire(own(tablet).device)
    for device in (phone, laptop):
        await device.courier.sync()
    assert keychain.account(laptop.vault).recovery == b""
    with pytest.raises(Refused, match=r"recovery\.unknown"):
        await laptop.joining.by_recovery(old)
    assert (await laptop.joining.by_recovery(new)).spaces == [phone.space.id]
