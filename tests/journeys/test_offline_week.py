"""A week without network on both devices, then everything meets."""

import pytest

from app.domain.syncing import Seal
from tests.journeys.conftest import Pair

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]


async def test_a_week_apart_loses_nothing(pair: Pair) -> None:
    phone, tablet = pair
    for day in range(7):
        phone.write(f"Téléphone, jour {day}")
        tablet.write(f"Tablette, jour {day}")
        phone.town.watch.pass_by(days=1)
    assert phone.courier.state().seal is Seal.WAITING
    assert phone.courier.state().waiting == 7
    for device in (phone, tablet, phone):
        assert (await device.courier.sync()).alerts == ()
    assert len(phone.titles()) == 14
    assert phone.state() == tablet.state()
    assert phone.courier.state().seal is Seal.UP_TO_DATE
    assert phone.courier.state().waiting == 0


async def test_several_edits_of_a_week_leave_as_one(pair: Pair) -> None:
    phone, tablet = pair
    first = phone.write("Brouillon")
    for version in range(5):
        phone.write(f"Version {version}", item=first.id)
    await phone.courier.sync()
    await tablet.courier.sync()
    assert tablet.titles() == ["Version 4"]
    assert tablet.state()[-1].rev == 1


async def test_what_is_deleted_is_deleted_everywhere(pair: Pair) -> None:
    phone, tablet = pair
    kept = phone.write("De trop")
    for device in (phone, tablet):
        await device.courier.sync()
    tablet.remove(kept.id)
    for device in (tablet, phone):
        await device.courier.sync()
    assert phone.titles() == tablet.titles() == []
