"""What one lends is found by its mandate; no end is past, or in over a year."""

from dataclasses import dataclass, replace

import pytest

from app.crypto.signing import public_of
from app.domain.authority import Authority
from app.domain.collection import Rubric
from app.domain.errors import Refused, Unreachable
from app.flows.example.stillness import Stillness
from app.flows.mandates.giving import LONGEST, Giving
from app.flows.preferences import Preferences
from tests.app.flows.mandates.giving import (
    giving_of,
    in_days,
    known,
    mandates_of,
    relative,
)
from tests.fictitious.laboratory import reception_of
from tests.journeys.relatives import Line
from tests.journeys.town import DIRECTORY, URL, Device, Town

pytestmark = pytest.mark.anyio


@dataclass
class Shown(Stillness):
    """A courier of a server that shows one directory."""

    key: bytes

    async def directory(self) -> Authority:
        return Authority(URL, bytes(32), self.key)


def shown_to(device: Device, courier: Shown) -> Giving:
    """Return what a device lends where a server shows *courier*'s directory."""
    preferences = Preferences(device.vault, device.world, device.space)
    return Giving.over(preferences, device.journal, device.trail, courier)


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


@pytest.mark.covers("C-115")
async def test_a_directory_once_seen_is_not_replaced_by_the_server(
    phone: Device,
) -> None:
    """Only the person takes another, by opening their reception."""
    assert await giving_of(phone).directory() == public_of(DIRECTORY)
    other = Shown(public_of(bytes(32)))
    with pytest.raises(Refused, match=r"^directory\.changed$"):
        await shown_to(phone, other).directory()
    with pytest.raises(Refused, match=r"^directory\.changed$"):
        await shown_to(phone, Shown(b"")).directory()
    reception_of(phone).open(await other.directory())
    await phone.courier.sync()
    assert await shown_to(phone, other).directory() == other.key
    reception_of(phone).close()
    await phone.courier.sync()
    assert await shown_to(phone, other).directory() == other.key
    with pytest.raises(Refused, match=r"^directory\.changed$"):
        await giving_of(phone).directory()


@pytest.mark.covers("C-115")
async def test_each_server_has_its_directory(phone: Device) -> None:
    assert await giving_of(phone).directory() == public_of(DIRECTORY)
    other = Shown(public_of(bytes(32)))
    phone.space = replace(phone.space, server="https://ailleurs.exemple.fr")
    assert await shown_to(phone, other).directory() == other.key
