"""What one lends is found by its mandate; no end is past, or in over a year."""

import pytest

from app.crypto.signing import public_of
from app.domain.collection import Rubric
from app.domain.errors import Refused, Unreachable
from app.flows.mandates.giving import LONGEST
from tests.app.flows.mandates.giving import (
    giving_of,
    in_days,
    known,
    mandates_of,
    relative,
)
from tests.journeys.relatives import Line
from tests.journeys.town import DIRECTORY, Device, Town

pytestmark = pytest.mark.anyio


@pytest.fixture
async def phone(town: Town) -> Device:
    return await relative(town, "phone")


async def test_the_gifts_of_a_mandate_are_its_own(town: Town, phone: Device) -> None:
    louise, until = known(await relative(town)), in_days(phone, 30)
    rubrics = (Rubric.MEASURES, Rubric.VACCINES)
    give = mandates_of(phone).give
    both = give(louise, name="Louise", rubrics=rubrics, until=until)
    one = give(louise, name="Louise", rubrics=rubrics[:1], until=until)
    giving = giving_of(phone)
    assert [len(giving.of(each.id)) for each in (both, one)] == [2, 1]
    assert len(giving.every()) == 3
    assert giving.of(bytes(16)) == []


@pytest.mark.parametrize("far", [0, LONGEST + 1])
async def test_an_end_past_or_too_far_is_refused(phone: Device, far: int) -> None:
    giving = giving_of(phone)
    giving.check_end(giving.now + LONGEST - 60_000, "consent.until")
    with pytest.raises(Refused, match=r"consent\.until"):
        giving.check_end(giving.now + (far and LONGEST + 60_000), "consent.until")


@pytest.mark.covers("C-150")
async def test_without_network_the_directory_is_the_one_last_seen(
    phone: Device,
) -> None:
    phone.wire = Line(phone, drops=0, at="/")
    with pytest.raises(Unreachable):
        await giving_of(phone).directory()
    phone.wire = None
    assert await giving_of(phone).directory() == public_of(DIRECTORY)
    phone.wire = Line(phone, drops=0, at="/")
    assert await giving_of(phone).directory() == public_of(DIRECTORY)
