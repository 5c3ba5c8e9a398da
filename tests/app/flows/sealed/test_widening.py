"""A mandate says a rubric: what another device opens of it afterwards is given too."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from app.crypto.statements import Purpose
from app.domain.collection import Confidentiality, Rubric
from app.domain.entry import Entry
from app.domain.mandate import Mandate, MandateState
from app.domain.write import Write
from app.flows.keychain import SpaceKeys
from app.flows.sealed.cards import card_name
from tests.app.flows.mandates.giving import (
    crossing,
    in_days,
    known,
    mandates_of,
    relative,
    thief,
)
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028", "C-029", "C-154")]
W = Rubric.WISHES


@pytest.fixture
async def louise(town: Town) -> Device:
    return await relative(town)


def write(device: Device, rubric: Rubric = W) -> Entry:
    """Write something in a rubric, opening a collection of it if none is known."""
    entry = replace(device.write(f"De {device.name}"), rubric=rubric)
    device.vault.commit(Write(device.space.id, entries=(entry,)))
    return entry


def give(device: Device, to: Device, *, days: float = 9) -> Mandate:
    until = in_days(device, days)
    return mandates_of(device).give(known(to), name=to.name, rubrics=(W,), until=until)


def states(device: Device) -> list[MandateState]:
    return [one.state for one in mandates_of(device).every()]


def grants(device: Device) -> int:
    """Count the grants that hold."""
    rights = device.sealing.standing(device.space.id).rights.values()
    return sum(1 for one in rights if one.mandate and not one.revoked)


async def met(*devices: Device) -> None:
    """Exchange until nothing is new, with nothing to complain of."""
    for device in devices * 3:
        assert (await device.courier.sync()).alerts == ()
    for device in devices:
        assert not device.journal.waiting(device.space.id)


async def apart(pair: Pair, louise: Device) -> tuple[Mandate, set[bytes]]:
    """Give a rubric on one device while the other opens a collection of it.

    Return the mandate, and all that lies in the rubric.
    """
    phone, tablet = pair
    here, there = write(phone), write(tablet)
    given = give(phone, louise)
    assert await crossing(phone, tablet)
    keys = SpaceKeys(tablet.vault, tablet.space.id)
    assert len(keys.of(W, Confidentiality.N)) == 2
    return given, {here.id, there.id}


async def test_a_collection_opened_elsewhere_is_given_too(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    given, every = await apart(pair, louise)
    await met(phone, tablet)
    assert thief(louise, phone).read() == every
    assert grants(phone) == 2
    (one,) = mandates_of(tablet).every()
    assert (one.id, one.rubrics, one.until) == (given.id, (W,), given.until)
    mandates_of(tablet).end(given.id)
    await met(tablet, phone)
    assert states(phone) == states(tablet) == [MandateState.ENDED]
    assert grants(phone) == 0
    later = write(phone)
    await met(phone, tablet)
    assert later.id not in thief(louise, phone).read()


async def test_it_is_given_once_and_nothing_else_is(pair: Pair, louise: Device) -> None:
    phone, tablet = pair
    _, every = await apart(pair, louise)
    other = write(tablet, Rubric.AGENDA)
    hidden = replace(write(phone), confidentiality=Confidentiality.PRIVE)
    phone.vault.commit(Write(phone.space.id, entries=(hidden,)))
    await met(tablet, phone, tablet)
    assert grants(phone) == grants(tablet) == 2
    assert thief(louise, phone).read() == every
    assert other.id not in every


async def test_what_is_given_for_another_purpose_is_not_widened(
    pair: Pair, louise: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each consent to a service has a collection of its own, all of one rubric."""
    help_as_service = SimpleNamespace(HELP=Purpose.SERVICE)
    monkeypatch.setattr("app.flows.mandates.mandates.Purpose", help_as_service)
    await apart(pair, louise)
    await met(*pair)
    assert [grants(device) for device in pair] == [1, 1]


async def test_both_devices_giving_it_at_once_do_no_harm(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    given, every = await apart(pair, louise)
    await crossing(phone, tablet)
    await crossing(tablet, phone)
    await met(phone, tablet)
    assert thief(louise, phone).read() == every
    mandates_of(phone).end(given.id)
    await met(phone, tablet)
    assert grants(phone) == grants(tablet) == 0


async def test_one_ended_while_it_was_widened_is_ended_whole(
    pair: Pair, louise: Device
) -> None:
    """Who ends it knows of one collection; another device has given the second."""
    phone, tablet = pair
    given, _ = await apart(pair, louise)
    assert (grants(phone), grants(tablet)) == (1, 2)
    mandates_of(phone).end(given.id)
    await met(phone, tablet)
    assert grants(phone) == grants(tablet) == 0
    assert states(phone) == states(tablet) == [MandateState.ENDED]
    later = write(tablet)
    await met(tablet, phone)
    assert later.id not in thief(louise, phone).read()


async def test_one_that_is_over_is_not_widened(
    pair: Pair, louise: Device, town: Town
) -> None:
    phone, tablet = pair
    write(phone)
    there = write(tablet)
    give(phone, louise, days=1)
    await phone.courier.sync()
    town.watch.pass_by(days=2)
    await met(tablet, phone, tablet)
    assert grants(phone) == 0
    assert there.id not in thief(louise, phone).read()


async def test_it_waits_for_the_card_of_whom_it_is_given_to(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.flows.sealed.widening.whole", lambda *_: [])
        _, every = await apart(pair, louise)
    name = card_name(known(louise).identity)
    mandates_of(phone).giving.preferences.put(name, "")
    await met(phone, tablet)
    assert grants(phone) == 1
    mandates_of(tablet).giving.people.call(known(louise), "Louise")
    await met(tablet, phone)
    assert grants(phone) == 2
    assert thief(louise, phone).read() == every
