"""Doses of a register reach both devices of a person, who says once that it is them."""

from collections.abc import Iterator
from datetime import UTC

import pytest

from app.domain.collection import Rubric
from app.domain.departure import Purpose
from app.domain.errors import Refused
from app.flows.vaccines.booklet import Booklet, dose_of
from app.flows.vaccines.receiving import Received, Receiving
from app.flows.vaccines.sender import Senders
from app.flows.vaccines.served import Served
from sync.airlock.parent import SealedAirlock
from sync.feeds.fhir import FhirFeed
from tests.fictitious.register import Playing, Watch
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045", "C-157")]
DOSE = "dose-1-4"


@pytest.fixture
def town() -> Town:
    """A town whose people keep their vaccinations too."""
    return Town(rubrics=(Rubric.JOURNAL, Rubric.PROFILE, Rubric.VACCINES))


@pytest.fixture
def register(town: Town) -> Iterator[Playing]:
    watch = Watch()
    watch.time = town.watch()
    with Playing(now=watch) as playing:
        yield playing


def booklet_of(device: Device) -> Booklet:
    return Booklet(device.vault, device.world, device.space)


async def both(*devices: Device) -> None:
    """Let each of them exchange."""
    for device in devices:
        assert (await device.courier.sync()).alerts == ()


async def test_what_a_register_says_is_the_same_on_both_devices(
    pair: Pair, register: Playing
) -> None:
    phone, tablet = pair
    feed = FhirFeed(phone.watch, phone.town.sleep, ledger=phone.departures)
    airlock, senders = SealedAirlock(), Senders(phone.vault, phone.space)
    served = Served(booklet_of(phone), UTC)
    receiving = Receiving(feed, airlock, served, senders)
    try:
        pairing = await receiving.begin(register.address)
        register.says()
        await receiving.join(pairing)
        with pytest.raises(Refused, match=r"feed\.whose"):
            await receiving.receive()
        assert booklet_of(phone).every() == []
        receiving.vouch()
        count = (await receiving.receive()).added
        assert count == len(register.register.doses)
        await both(phone, tablet)
        there = booklet_of(tablet)
        assert [one.meta for one in there.every()] == [
            one.meta for one in booklet_of(phone).every()
        ]
        assert there.every()[0].meta["raw"]
        with pytest.raises(Refused, match=r"vaccine\.from_service"):
            there.withdraw(there.every()[0].id)

        said = {**register.register.doses[DOSE], "status": "entered-in-error"}
        register.register.put(said, phone.watch())
        assert await receiving.receive() == Received(withdrawn=1)
        await both(phone, tablet)
        assert [dose_of(one).vaccine for one in there.withdrawn()] == ["Priorix"]
        assert len(there.every()) == count - 1
    finally:
        airlock.close()
    assert tablet.vault.secrets("device.feed") == {}
    assert phone.vault.secrets("device.feed")
    noted = [one for day in phone.departures.days(9) for one in _told(phone, day.day)]
    asked = [one for one in noted if one == Purpose.VACCINES]
    assert len(asked) == len(register.service.asked)


def _told(device: Device, day: object) -> list[Purpose]:
    told = device.departures.of(str(day), limit=200)
    return [one.purpose for one in told]
