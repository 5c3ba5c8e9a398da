"""The same thing changed on two devices: one version wins, the other is shown."""

import pytest

from app.domain.syncing import Seal
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-163")]


@pytest.fixture
async def apart(pair: Pair) -> Pair:
    """Both devices have changed the same title, the tablet last."""
    phone, tablet = pair
    shared = phone.write("Titre")
    for device in (phone, tablet):
        await device.courier.sync()
    phone.write("Du téléphone", item=shared.id)
    await phone.courier.sync()
    phone.town.watch.pass_by(minutes=5)
    tablet.write("De la tablette", item=shared.id)
    for device in (tablet, phone):
        await device.courier.sync()
    return phone, tablet


async def test_the_later_version_wins_everywhere(apart: Pair) -> None:
    phone, tablet = apart
    assert phone.titles() == tablet.titles() == ["De la tablette"]


async def test_the_other_version_is_kept_and_told(apart: Pair) -> None:
    _, tablet = apart
    (conflict,) = tablet.vault.conflicts(tablet.space.id)
    assert conflict.losing.title == "Du téléphone"
    assert tablet.courier.state().seal is Seal.CHOICE


@pytest.mark.parametrize("turned", [False, True])
async def test_the_last_written_wins_whichever_device_exchanges_first(
    pair: Pair, *, turned: bool
) -> None:
    phone, tablet = pair
    shared = phone.write("Titre")
    for device in pair:
        await device.courier.sync()
    phone.write("Lundi", item=shared.id)
    phone.town.watch.pass_by(days=1)
    tablet.write("Mardi", item=shared.id)
    phone.town.watch.pass_by(days=1)
    first, second = reversed(pair) if turned else pair
    for device in (first, second, first):
        await device.courier.sync()
    assert phone.titles() == tablet.titles() == ["Mardi"]
    (conflict,) = second.vault.conflicts(second.space.id)
    assert conflict.losing.title == "Lundi"
    assert first.vault.conflicts(first.space.id) == []
    kept = [device.vault.entry(device.space.id, shared.id) for device in pair]
    assert kept[0] == kept[1]


async def test_a_change_wins_over_a_deletion(pair: Pair) -> None:
    phone, tablet = pair
    shared = phone.write("Titre")
    for device in (phone, tablet):
        await device.courier.sync()
    phone.remove(shared.id)
    tablet.write("Encore utile", item=shared.id)
    for device in (phone, tablet, phone):
        await device.courier.sync()
    assert phone.titles() == tablet.titles() == ["Encore utile"]


async def test_the_same_change_on_both_is_no_conflict(pair: Pair) -> None:
    phone, tablet = pair
    shared = phone.write("Titre")
    both: tuple[Device, Device] = (phone, tablet)
    for device in both:
        await device.courier.sync()
    for device in both:
        device.write("Pareil", item=shared.id)
    for device in (*both, phone):
        await device.courier.sync()
    assert phone.titles() == tablet.titles() == ["Pareil"]
    assert tablet.vault.conflicts(tablet.space.id) == []
