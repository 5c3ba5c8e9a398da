"""What is copied for a service is nowhere in the person's own record, on any device."""

from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.query import Query
from app.flows.sealed import page
from app.flows.sealed.copies import KIND
from app.flows.search import Search
from tests.fictitious.service import Certified
from tests.journeys.services import allow, certified, documents_of, lying_there, make
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-016", "C-082")]
PAGES = b"%PDF rhubarbe"


async def two_devices(town: Town) -> tuple[Device, Device, str]:
    phone, tablet = town.device("phone"), town.device("tablet")
    key = phone.found()
    await phone.courier.sync()
    tablet.settle(await tablet.joining.by_recovery(key))
    await tablet.courier.sync()
    return phone, tablet, key


async def a_copy(town: Town, phone: Device, tablet: Device) -> Certified:
    """Make a synthesis, let a service read it, and have every device know it."""
    service = await certified(town.device("service"))
    make(phone, PAGES, "latex")
    await allow(phone, service)
    for device in (phone, tablet) * 2:
        assert (await device.courier.sync()).alerts == ()
    return service


def everything(device: Device) -> list[Entry]:
    """Return every element a device keeps: lists, exports and backpacks begin there."""
    return device.vault.after(device.space.id, b"")


def told(device: Device) -> tuple[int, int, int, int]:
    """Return what a person sees: documents listed, counted, found, and of that kind."""
    documents, space = documents_of(device), device.space.id
    return (
        len(documents.list()),
        documents.count(),
        len(Search(device.vault, device.space).find("rhubarbe")),
        device.vault.count(space, Query(KIND)),
    )


async def test_no_device_keeps_it(town: Town, tmp_path: Path) -> None:
    phone, tablet, key = await two_devices(town)
    service = await a_copy(town, phone, tablet)
    late = town.device("late")
    late.settle(await late.joining.by_recovery(key))
    await late.courier.sync()
    (copy,) = await lying_there(service, tmp_path)
    blobs = {one.blob for one in copy.attachments}
    for device in (phone, tablet, late):
        kept = everything(device)
        assert copy.id not in {one.id for one in kept}
        assert Rubric.SERVICE not in {one.rubric for one in kept}
        assert not blobs & device.vault.blobs()
        assert told(device)[:2] == (1, 1)
        assert told(device)[3] == 0
        assert device.vault.conflicts(device.space.id) == []
    assert told(phone)[2] == 1
    assert {one.kind for one in everything(phone)} >= {"consent", "document"}


async def test_a_device_that_comes_late_does_not_write_it_again(
    town: Town, tmp_path: Path
) -> None:
    phone, tablet, key = await two_devices(town)
    service = await a_copy(town, phone, tablet)
    late = town.device("late")
    late.settle(await late.joining.by_recovery(key))
    for device in (late, phone, late):
        assert (await device.courier.sync()).alerts == ()
    (copy,) = await lying_there(service, tmp_path)
    assert copy.rev == 1


async def test_a_device_that_would_keep_it_is_seen(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: kept as anything else, it is in what the person has."""
    monkeypatch.setattr(page, "is_copy", lambda *_: False)
    phone, tablet, _ = await two_devices(town)
    await a_copy(town, phone, tablet)
    assert told(tablet)[3] == 1
    assert Rubric.SERVICE in {one.rubric for one in everything(tablet)}
