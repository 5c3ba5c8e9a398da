"""A very long entry crosses to the other device byte for byte, over the wire."""

from dataclasses import replace

import pytest

from app.domain.entry import Entry
from app.domain.ids import EntryId
from app.domain.write import Write
from sync.courier.messages import pack
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]


def lengthened(device: Device, title: str, *, size: int, item: bytes = b"") -> EntryId:
    entry = device.write(title, item=item)
    spice = device.dice(size)
    body = b'{"resourceType":"DocumentReference","x":"%s"}' % spice.hex().encode()
    whole = replace(entry, body=body)
    device.vault.commit(Write(device.space.id, entries=(whole,)))
    return entry.id


def body(device: Device, item: EntryId) -> Entry:
    return device.vault.entry(device.space.id, item)


async def test_a_long_body_travels_both_ways(pair: Pair) -> None:
    phone, tablet = pair
    item = lengthened(phone, "Long", size=700_000)
    for device in (phone, tablet):
        assert (await device.courier.sync()).alerts == ()
    assert tablet.state() == phone.state()
    lengthened(tablet, "Plus long", size=60_000, item=item)
    for device in (tablet, phone):
        assert (await device.courier.sync()).alerts == ()
    assert body(phone, item) == body(tablet, item)
    assert len(body(phone, item).body) > 120_000


async def test_a_body_that_shrinks_is_no_file_any_more(pair: Pair) -> None:
    phone, tablet = pair
    item = lengthened(phone, "Long", size=60_000)
    await phone.courier.sync()
    lengthened(phone, "Court", size=10, item=item)
    for device in (phone, tablet):
        assert (await device.courier.sync()).alerts == ()
    assert body(tablet, item) == body(phone, item)
    assert body(tablet, item).attachments == ()


async def test_a_body_swept_while_it_waited_is_sealed_again(pair: Pair) -> None:
    phone, tablet = pair
    item = lengthened(phone, "Long", size=60_000)
    assert phone.sealing.seal(phone.space.id, pack)
    assert phone.blobs.sweep(set(), older_than=-1) == 1
    await phone.courier.sync()
    await tablet.courier.sync()
    assert body(tablet, item) == body(phone, item)


async def test_a_lost_body_costs_its_entry_not_the_log(pair: Pair) -> None:
    phone, tablet = pair
    lengthened(phone, "Long", size=60_000)
    await phone.courier.sync()
    phone.town.blobs._parts.clear()
    phone.write("Après")
    await phone.courier.sync()
    report = await tablet.courier.sync()
    assert report.alerts == ("blob.mismatch",)
    assert tablet.titles() == ["Après"]
