"""An accord is told a week before its end and once it came; not when taken back."""

from pathlib import Path

import pytest

from app.domain.consent import ConsentState
from app.flows.notices.accords import accords
from tests.fictitious.printing import pdf
from tests.journeys.services import DAY, allow, certified, consents_of, leave, make
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]


@pytest.fixture
def town() -> Town:
    return Town()


def told(phone: Device) -> list[str]:
    """Return what is told of the accords of a person now."""
    return list(accords(consents_of(phone).every(), phone.world.ms()))


@pytest.fixture
async def phone(town: Town) -> Device:
    made = town.device("phone")
    made.found()
    await made.courier.sync()
    make(made, pdf(["Synthèse"], title="Synthèse", date="2026-03-12"), "Pollen")
    return made


async def test_an_accord_is_told_near_its_end_and_once_over(
    phone: Device, town: Town
) -> None:
    service = await certified(town.device("service"))
    given, seen = await allow(phone, service, days=30), list[list[str]]()
    for days in (22, 2, 7, 8):
        town.watch.pass_by(milliseconds=days * DAY)
        seen.append(told(phone))
    own = given.id.hex()
    assert seen == [[], [f"{own}/soon"], [f"{own}/over"], []]


async def test_an_accord_taken_back_is_not_told(phone: Device, town: Town) -> None:
    service = await certified(town.device("service"))
    given, consents = await allow(phone, service, days=3), consents_of(phone)
    assert told(phone) == [f"{given.id.hex()}/soon"]
    consents.end(given.id)
    assert told(phone) == []
    town.watch.pass_by(milliseconds=4 * DAY)
    assert told(phone) == []


async def test_an_accord_the_service_gave_back_is_told_for_a_week(
    phone: Device, town: Town, tmp_path: Path
) -> None:
    service = await certified(town.device("service"))
    given = await allow(phone, service, days=90)
    await phone.courier.sync()
    assert told(phone) == []
    await leave(service, tmp_path)
    await phone.courier.sync()
    (seen,) = consents_of(phone).every()
    assert (seen.state, bool(seen.left)) == (ConsentState.ENDED, True)
    assert told(phone) == [f"{given.id.hex()}/left"]
    town.watch.pass_by(milliseconds=8 * DAY)
    assert told(phone) == []
