"""A certified service reads the synthesis a person lets it read, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.collection import Confidentiality
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.mandate import MandateState
from app.domain.state import State
from app.domain.write import Write
from app.flows import latest_synthesis
from tests.app.flows.mandates.giving import Thief
from tests.fictitious.service import Certified
from tests.journeys.conftest import Pair
from tests.journeys.services import (
    allow,
    certified,
    chosen,
    consents_of,
    make,
    mandates_of,
    read,
)
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-016", "C-082", "C-083")]
PAGES, AFTER = b"%PDF une page", b"%PDF une autre page"


@pytest.fixture
async def service(town: Town) -> Certified:
    return await certified(town.device("service"))


async def meet(*devices: Device) -> None:
    """Let everybody exchange until nothing is new."""
    for device in devices * 2:
        assert (await device.courier.sync()).alerts == ()
    for device in devices:
        assert not device.journal.waiting(device.space.id)


def stolen(service: Certified, giver: Device) -> set[bytes]:
    """Return what a service opens with its keys and the whole disk of the server."""
    return Thief(service.me, giver).read()


async def test_it_reads_the_pages_and_the_bundle_as_they_were_chosen(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, tablet = pair
    made = make(phone, PAGES, "latex")
    assert await read(service, tmp_path) == []
    consent = await allow(phone, service)
    assert consent.state is MandateState.WAITING
    await meet(phone, tablet)
    for device in (phone, tablet):
        (told,) = consents_of(device).every()
        assert told == replace(consent, state=MandateState.ACTIVE, sent=told.sent)
        assert told.sent == phone.world.ms()
        found = consents_of(device).reads(told.id)
        assert found is not None
        assert found.id == made.id
    (found_there,) = await read(service, tmp_path)
    assert (found_there.pages, found_there.bundle) == chosen(phone, made)
    assert (found_there.title, found_there.until) == ("Ma synthèse", consent.until)


async def test_without_a_consent_a_certified_service_reads_nothing(
    pair: Pair, service: Certified, town: Town, tmp_path: Path
) -> None:
    """The same service once allowed, and that of another person, are the controls."""
    phone, tablet = pair
    paul = town.device("paul")
    paul.found()
    for each in (phone, paul):
        make(each, PAGES + each.name.encode(), "latex")
    another = await certified(town.device("another"))
    await meet(paul)
    await allow(phone, service)
    await allow(paul, another)
    await meet(phone, tablet)
    await meet(paul)
    (hers,), (his,) = await read(service, tmp_path), await read(another, tmp_path)
    assert (hers.pages, his.pages) == (PAGES + b"phone", PAGES + b"paul")
    assert len(stolen(service, phone)) == len(stolen(another, paul)) == 1
    assert stolen(service, paul) == stolen(another, phone) == set()


async def test_made_again_it_is_the_newest_and_only_the_newest(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, tablet = pair
    make(phone, PAGES, "latex")
    await allow(phone, service)
    await meet(phone, tablet)
    made = make(tablet, AFTER, "latex", "arachide")
    await meet(tablet, phone)
    (found,) = await read(service, tmp_path)
    assert (found.pages, found.bundle) == chosen(tablet, made)
    assert len(stolen(service, phone)) == 1


async def test_ended_without_network_it_reads_nothing_from_the_next_exchange_on(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, tablet = pair
    make(phone, PAGES, "latex")
    consent = await allow(phone, service)
    await meet(phone, tablet)
    consents_of(tablet).end(consent.id)
    (told,) = consents_of(tablet).every()
    assert told.state is MandateState.ENDING
    assert len(await read(service, tmp_path)) == 1
    assert len(stolen(service, phone)) == 1
    await meet(tablet, phone)
    assert await read(service, tmp_path) == []
    assert stolen(service, phone) == set()
    make(phone, AFTER, "latex", "arachide")
    await meet(phone, tablet)
    assert await read(service, tmp_path) == []
    assert stolen(service, phone) == set()
    for device in (phone, tablet):
        (told,) = consents_of(device).every()
        assert told.state is MandateState.ENDED
        assert consents_of(device).reads(told.id) is None
        assert sealed_copies(device) == 0


async def test_given_and_ended_before_anything_left_nothing_leaves(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, tablet = pair
    make(phone, PAGES, "latex")
    consent = await allow(phone, service)
    consents_of(phone).end(consent.id)
    await meet(phone, tablet)
    assert await read(service, tmp_path) == []
    assert stolen(service, phone) == set()
    (told,) = consents_of(tablet).every()
    assert told.state is MandateState.ENDED


async def test_after_the_last_day_it_reads_nothing(
    pair: Pair, service: Certified, town: Town, tmp_path: Path
) -> None:
    phone, tablet = pair
    make(phone, PAGES, "latex")
    await allow(phone, service, days=2)
    await meet(phone, tablet)
    town.watch.pass_by(days=2)
    assert await read(service, tmp_path) == []
    (told,) = consents_of(phone).every()
    assert told.state is MandateState.ENDED
    assert len(stolen(service, phone)) == 1
    await meet(tablet, phone)
    assert stolen(service, phone) == set()
    assert sealed_copies(phone) == 0


@pytest.mark.parametrize("hidden", [True, False], ids=["hidden", "thrown away"])
async def test_hidden_or_thrown_away_it_is_taken_back_and_comes_again(
    pair: Pair,
    service: Certified,
    tmp_path: Path,
    hidden: bool,  # noqa: FBT001 - a case
) -> None:
    phone, tablet = pair
    made = make(phone, PAGES, "latex")
    await allow(phone, service)
    await meet(phone, tablet)
    meta = {**made.meta, "status": State.TRASHED.value}
    aside = replace(made, meta=meta)
    if hidden:
        aside = replace(made, confidentiality=Confidentiality.PRIVE)
    keep(phone, aside)
    await meet(phone, tablet)
    assert await read(service, tmp_path) == []
    assert stolen(service, phone) == set()
    keep(tablet, replace(latest(tablet, made), confidentiality=Confidentiality.N))
    keep(tablet, replace(latest(tablet, made), meta=made.meta))
    await meet(tablet, phone)
    (found,) = await read(service, tmp_path)
    assert found.pages == PAGES


def latest(device: Device, entry: Entry) -> Entry:
    return device.vault.entry(device.space.id, entry.id)


def keep(device: Device, entry: Entry) -> None:
    device.vault.commit(Write(device.space.id, entries=(entry,)))


def sealed_copies(device: Device) -> int:
    """Count the sealed versions a device keeps of what it made for services."""
    names = device.vault.settings("service-copy/")
    items = {bytes.fromhex(name.rpartition("/")[2]) for name in names}
    steps = device.trail.tail(device.space.id, 0, limit=10_000)
    return sum(bool(step.body) for step in steps if step.item in items)


async def test_two_consents_of_one_service_end_apart(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, tablet = pair
    make(phone, PAGES, "latex")
    await meet(phone, tablet)
    first, second = await allow(phone, service), await allow(tablet, service)
    await meet(phone, tablet)
    assert len(await read(service, tmp_path)) == 2
    consents_of(phone).end(first.id)
    await meet(phone, tablet)
    (found,) = await read(service, tmp_path)
    assert found.until == second.until


async def test_a_service_is_no_relative(pair: Pair, service: Certified) -> None:
    phone, _ = pair
    make(phone, PAGES, "latex")
    consent = await allow(phone, service)
    await phone.courier.sync()
    mandates = mandates_of(phone)
    assert mandates.every() == []
    with pytest.raises(Refused, match=r"^mandate\.absent$"):
        mandates.end(consent.id)
    with pytest.raises(Refused, match=r"^card\.unknown$"):
        await mandates.find(service.code)


async def test_nothing_is_shared_unless_it_was_asked(
    pair: Pair, service: Certified, tmp_path: Path
) -> None:
    phone, _ = pair
    make(phone, PAGES, "latex")
    await phone.courier.sync()
    assert consents_of(phone).every() == []
    assert await read(service, tmp_path) == []
    assert stolen(service, phone) == set()
    assert latest_synthesis.shown(phone.vault, phone.space.id) is not None
