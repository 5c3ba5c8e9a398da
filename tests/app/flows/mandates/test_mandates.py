"""What one entrusts is given once, read by one person, and ended for good."""

import pytest

from app.domain.collection import Rubric
from app.domain.mandate import MandateState
from tests.app.flows.mandates.giving import (
    in_days,
    known,
    mandates_of,
    relative,
    thief,
)
from tests.journeys.conftest import Pair
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-028")]

MEASURES = (Rubric.MEASURES,)


@pytest.fixture
async def louise(town: Town) -> Device:
    return await relative(town)


async def test_what_is_entrusted_waits_then_is_in_force_then_ends(
    pair: Pair, louise: Device
) -> None:
    phone, tablet = pair
    mandates = mandates_of(phone)
    weight = phone.write("Poids")
    until = in_days(phone, 90)
    given = mandates.give(
        known(louise), name=" Louise  ", rubrics=MEASURES, until=until
    )
    assert mandates.every() == [given]
    assert (given.name, given.state) == ("Louise", MandateState.WAITING)
    assert given.since == pytest.approx(phone.world.ms(), abs=5000)
    await phone.courier.sync()
    assert [one.state for one in mandates.every()] == [MandateState.ACTIVE]
    assert thief(louise, phone).read() == {weight.id}
    await tablet.courier.sync()
    [there] = mandates_of(tablet).every()
    [here] = mandates.every()
    assert there == here
    mandates.end(given.id)
    assert [one.state for one in mandates.every()] == [MandateState.ENDING]
    later = phone.write("Poids du soir")
    assert (await phone.courier.sync()).alerts == ()
    assert phone.journal.waiting(phone.space.id) == 0
    assert [one.state for one in mandates.every()] == [MandateState.ENDED]
    assert thief(louise, phone).read() == {weight.id}
    await tablet.courier.sync()
    assert tablet.titles() == phone.titles()
    assert tablet.vault.entry(tablet.space.id, later.id).title == "Poids du soir"
