"""After an end the collection has another key: deposits, moves, new devices follow."""

from pathlib import Path

import pytest

from app.domain.collection import Rubric
from tests.app.flows.mandates.giving import in_days, known, mandates_of, relative, thief
from tests.fictitious.laboratory import Laboratory, a_laboratory, a_letter, opened
from tests.journeys.conftest import Pair
from tests.journeys.moving_story import Alone
from tests.journeys.test_bootstrap import newcomer
from tests.journeys.test_moving import joined
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-029")]
REPORTS = (Rubric.REPORT,)


@pytest.fixture
def town() -> Town:
    """A town whose people open their reports to deposits."""
    return Town(rubrics=(Rubric.JOURNAL, Rubric.MEASURES, Rubric.REPORT))


@pytest.fixture
async def laboratory(town: Town, tmp_path: Path) -> Laboratory:
    return await a_laboratory(town, tmp_path)


def deposited(device: Device) -> list[bytes]:
    kept = device.vault.after(device.space.id, b"")
    return [one.id for one in kept if "deposited" in one.meta]


async def test_a_laboratory_follows_the_key_and_who_was_ended_does_not(
    pair: Pair, laboratory: Laboratory, town: Town
) -> None:
    phone, tablet = pair
    louise = await relative(town)
    address = await opened(phone, tablet)
    given = mandates_of(phone).give(
        known(louise), name="Louise", rubrics=REPORTS, until=in_days(phone, 9)
    )
    await phone.courier.sync()
    await laboratory.send(a_letter(title="Avant"), address)
    mandates_of(phone).end(given.id)
    await phone.courier.sync()
    await laboratory.send(a_letter(title="Après"), address)
    for device in (phone, tablet):
        assert (await device.courier.sync()).alerts == ()
        assert len(deposited(device)) == 2
    epochs = {
        lane.epoch for lane in phone.sealing.standing(phone.space.id).lanes.values()
    }
    assert max(epochs) == 2
    assert not thief(louise, phone).read()


async def test_a_snapshot_brings_the_keys_of_every_epoch(
    pair: Pair, town: Town
) -> None:
    phone, tablet = pair
    louise = await relative(town)
    for title in ("un", "deux", "trois"):
        phone.write(title)
        given = mandates_of(phone).give(
            known(louise),
            name="Louise",
            rubrics=(Rubric.MEASURES,),
            until=in_days(phone, 9),
        )
        await phone.courier.sync()
        mandates_of(phone).end(given.id)
        await phone.courier.sync()
    town.watch.pass_by(hours=25)
    tablet.write("quatre")
    for device in (tablet, phone, phone):
        await device.courier.sync()
    laptop, peer = await newcomer(pair)
    assert (await laptop.courier.sync()).alerts == ()
    assert min(peer.afters) > 0
    assert laptop.state() == phone.state()
    assert mandates_of(laptop).every() == mandates_of(phone).every()
    laptop.write("cinq")
    for device in (laptop, phone):
        assert (await device.courier.sync()).alerts == ()
    assert "cinq" in phone.titles()


async def test_what_was_entrusted_moves_and_can_be_ended_there() -> None:
    phone = Alone()
    phone.found("")
    louise = phone.town.device("louise")
    louise.found()
    await louise.courier.sync()
    await phone.courier.sync()
    phone.write("Poids")
    mandates = mandates_of(phone)
    first, second = (
        mandates.give(
            known(louise),
            name="Louise",
            rubrics=(Rubric.MEASURES,),
            until=in_days(phone, 9),
        )
        for _ in range(2)
    )
    await phone.courier.sync()
    mandates.end(first.id)
    await phone.courier.sync()
    await phone.move()
    phone.crash()
    mandates_of(phone).end(second.id)
    later = phone.write("Après")
    assert (await phone.courier.sync()).alerts == ()
    assert (await phone.courier.sync()).alerts == ()
    assert not phone.journal.waiting(phone.space.id)
    tablet = await joined(phone)
    assert tablet.state() == phone.state()
    assert later.id not in thief(louise, phone).read()
