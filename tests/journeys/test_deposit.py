"""A laboratory deposits while every device is off; the next one opens, and judges."""

from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.flows.custody import Custody
from app.flows.deposits.filing import Filing
from app.flows.deposits.reception import State
from app.flows.documents import Documents
from app.flows.profile.lines import ProfileLines
from app.rules.authorship import Act, Maker, allow, maker_of
from sync.airlock.parent import SealedAirlock
from tests.app.flows.proposing.test_cards import A_POSITIVE, O_NEGATIVE, card
from tests.fictitious.clinical import patient
from tests.fictitious.laboratory import (
    OFFICIAL,
    Laboratory,
    a_laboratory,
    a_letter,
    known_as_odile,
    opened,
    reception_of,
)
from tests.journeys.conftest import Pair
from tests.journeys.test_bootstrap import newcomer
from tests.journeys.town import Device, Town

CARD = card("A Rh+", subject=patient())
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032", "C-007")]


@pytest.fixture
def town() -> Town:
    """A town whose people open their reports to deposits."""
    return Town(rubrics=(Rubric.JOURNAL, Rubric.MEASURES, Rubric.REPORT))


@pytest.fixture
async def laboratory(town: Town, tmp_path: Path) -> Laboratory:
    """One the operator's directory vouches for."""
    return await a_laboratory(town, tmp_path)


def documents(device: Device) -> list[Entry]:
    kept = device.vault.after(device.space.id, b"")
    return [one for one in kept if one.kind == "document"]


def documents_of(device: Device, airlock: SealedAirlock) -> Documents:
    world = device.world
    kept = device.vault, device.blobs, airlock, device.space
    return Documents(*kept, world.now, world.new_id, world.entropy)


async def test_a_deposit_waits_for_the_next_device(
    pair: Pair, laboratory: Laboratory
) -> None:
    phone, tablet = pair
    address = await opened(phone, tablet)
    assert reception_of(tablet).state() is State.OPEN
    await laboratory.send(a_letter(), address)
    for device in (tablet, phone):
        report = await device.courier.sync()
        assert report.alerts == ()
        (found,) = documents(device)
        assert found.title == "Analyses"
        assert found.meta["source"] == "deposited:laboratory"
        assert found.meta["depositor"] == "Laboratoire des Tilleuls"
        assert found.meta["depositor.number"] == "FINESS 990000001"
        assert maker_of(found) is Maker.DEPOSIT
        assert found.when.text == "2026-11-20"


async def test_a_new_device_takes_an_old_deposit_in_too(
    pair: Pair, laboratory: Laboratory, town: Town
) -> None:
    phone, tablet = pair
    await laboratory.send(a_letter(), await opened(phone, tablet))
    await phone.courier.sync()
    town.watch.pass_by(hours=25)
    phone.write("later")
    await phone.courier.sync()
    await phone.courier.sync()
    laptop, peer = await newcomer(pair)
    assert (await laptop.courier.sync()).alerts == ()
    assert min(peer.afters) > 0
    assert laptop.state() == phone.state()


async def test_nobody_deposits_before_the_person_opens(
    pair: Pair, laboratory: Laboratory
) -> None:
    phone, _ = pair
    address = reception_of(phone).address("http://127.0.0.1:8460")
    assert reception_of(phone).state() is State.CLOSED
    with pytest.raises(Refused, match="deposit_refused"):
        await laboratory.send(a_letter(), address)
    await opened(phone)
    await laboratory.send(a_letter(), address)
    reception_of(phone).close()
    assert reception_of(phone).state() is State.CLOSING
    await phone.courier.sync()
    with pytest.raises(Refused, match="deposit_refused"):
        await laboratory.send(a_letter(title="Later"), address)
    assert [one.title for one in documents(phone)] == ["Analyses"]


async def test_who_no_directory_vouches_for_is_refused_at_the_door(
    pair: Pair, town: Town, tmp_path: Path
) -> None:
    phone, tablet = pair
    address = await opened(phone, tablet)
    stranger = Laboratory(Device(town, "stranger"), tmp_path / "stranger")
    await stranger.enter()
    with pytest.raises(Refused, match="deposit_refused"):
        await stranger.send(a_letter(), address)
    other = Laboratory(Device(town, "other"), tmp_path / "other")
    other.vouched(bytes(32), OFFICIAL)
    await other.enter()
    with pytest.raises(Refused, match="deposit_refused"):
        await other.send(a_letter(), address)


async def test_a_card_filed_on_two_devices_is_one_line_and_goes_with_its_document(
    pair: Pair, laboratory: Laboratory
) -> None:
    phone, tablet = pair
    known_as_odile(phone)
    address = await opened(phone, tablet)
    await laboratory.send(a_letter(CARD, media_type="text/xml"), address)
    airlock = SealedAirlock()
    try:
        for device in pair:
            await device.courier.sync()
            await device.courier.fetch(documents(device)[0].id)
            (filed,) = Filing(documents_of(device, airlock)).run()
            assert filed.meta["filed"] == "yes"
    finally:
        airlock.close()
    for device in (*pair, *pair):
        assert (await device.courier.sync()).alerts == ()
    assert [groups(device) for device in pair] == [["active"], ["active"]]
    back = Custody(documents_of(phone, airlock)).not_mine(documents(phone)[0].id)
    assert groups(phone) == ["withdrawn"]
    assert documents(phone)[0].meta["status"] == "to-check"
    back()
    assert groups(phone) == ["active"]
    assert documents(phone)[0].meta["status"] == "final"


def groups(device: Device) -> list[str]:
    lines = ProfileLines(device.vault, device.world, device.space)
    return [one.state for one in lines.lines("groupe-sanguin")]


async def test_a_card_becomes_a_document_and_a_line_of_the_laboratory(
    pair: Pair, laboratory: Laboratory
) -> None:
    phone, tablet = pair
    known_as_odile(phone)
    lines = ProfileLines(phone.vault, phone.world, phone.space)
    lines.add("groupe-sanguin", {"group": O_NEGATIVE})
    address = await opened(phone, tablet)
    await laboratory.send(a_letter(CARD, media_type="text/xml"), address)
    await tablet.courier.sync()
    (found,) = documents(tablet)
    await tablet.courier.fetch(found.id)
    airlock = SealedAirlock()
    try:
        (filed,) = Filing(documents_of(tablet, airlock)).run()
    finally:
        airlock.close()
    assert filed.meta["filed"] == "yes"
    assert filed.meta["source"] == "deposited:laboratory"
    for device in (tablet, phone):
        assert (await device.courier.sync()).alerts == ()
        told = ProfileLines(device.vault, device.world, device.space)
        said = {one.source: one.said["group"] for one in told.lines("groupe-sanguin")}
        assert said == {"declared": O_NEGATIVE, "laboratory": A_POSITIVE}
        (proven,) = [one for one in told.lines("groupe-sanguin") if one.author]
        assert proven.author == "Laboratoire des Tilleuls"
        assert proven.entry.meta["source"] == "deposited:laboratory"
        with pytest.raises(Refused, match=r"line\.not_yours"):
            told.change(proven.entry.id, {"group": O_NEGATIVE})
        with pytest.raises(Refused, match=r"document\.not_yours"):
            allow(documents(device)[0], Act.THROW)
    phone.town.watch.pass_by(hours=25)
    await phone.courier.sync()
    phone.write("later")
    await phone.courier.sync()
    laptop, peer = await newcomer(pair)
    assert (await laptop.courier.sync()).alerts == ()
    assert min(peer.afters) > 0
    assert laptop.state() == phone.state()
