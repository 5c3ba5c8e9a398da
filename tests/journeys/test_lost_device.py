"""A lost phone is put outside, and the paper key gives everything back."""

import asyncio

import pytest

from app.domain.errors import Refused
from app.domain.syncing import Seal
from app.flows import keychain
from tests.journeys.conftest import Pair
from tests.journeys.town import Town
from views.parts.seal import seal_words

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-123")
async def test_a_retired_device_no_longer_writes(pair: Pair) -> None:
    phone, tablet = pair
    tablet.write("Avant")
    for device in (tablet, phone):
        await device.courier.sync()
    phone.devices.retire(keychain.me(tablet.vault).device)
    await phone.courier.sync()
    tablet.write("Après")
    with pytest.raises(Refused, match=r"device\.retired"):
        await tablet.courier.sync()
    await phone.courier.sync()
    assert phone.titles() == ["Avant"]
    assert [device.retired for device in phone.devices.list()] == [False, True]


async def test_a_retired_device_is_told_and_tries_no_more(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, tablet = pair
    for device in (tablet, phone):
        await device.courier.sync()
    phone.devices.retire(keychain.me(tablet.vault).device)
    await phone.courier.sync()
    tablet.write("Après")
    naps: list[float] = []

    async def nap(seconds: float) -> None:
        naps.append(seconds)

    monkeypatch.setattr(tablet.town, "sleep", nap)
    tablet.crash()
    async with asyncio.timeout(60):
        await tablet.courier.follow()
    state = tablet.courier.state()
    assert (state.seal, state.code) == (Seal.WAITING, "device.retired")
    assert seal_words(state).startswith("Cet appareil a été mis dehors.")
    assert naps == []


async def test_the_last_device_is_lost_and_the_paper_key_remains(town: Town) -> None:
    phone, other = town.device("phone"), town.device("new phone")
    key = phone.found()
    phone.write("Ordonnance")
    await phone.courier.sync()
    lost = keychain.me(phone.vault).device
    del phone
    other.settle(await other.joining.by_recovery(key))
    await other.courier.sync()
    assert other.titles() == ["Ordonnance"]
    other.devices.retire(lost)
    assert (await other.courier.sync()).alerts == ()
    other.write("Suite")
    assert (await other.courier.sync()).pushed > 0
