"""An accord is told a week before its end and once it came; not when taken back."""

import pytest

from app.flows.notices.accords import accords
from tests.fictitious.printing import pdf
from tests.journeys.services import DAY, allow, certified, consents_of, make
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]


@pytest.fixture
def town() -> Town:
    return Town()


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
    given, consents = await allow(phone, service, days=30), consents_of(phone)
    seen = []
    for days in (22, 2, 7, 8):
        town.watch.pass_by(milliseconds=days * DAY)
        seen.append(list(accords(consents)))
    own = given.id.hex()
    assert seen == [[], [f"{own}/soon"], [f"{own}/over"], []]


async def test_an_accord_taken_back_is_not_told(phone: Device, town: Town) -> None:
    service = await certified(town.device("service"))
    given, consents = await allow(phone, service, days=3), consents_of(phone)
    assert list(accords(consents)) == [f"{given.id.hex()}/soon"]
    consents.end(given.id)
    assert list(accords(consents)) == []
    town.watch.pass_by(milliseconds=4 * DAY)
    assert list(accords(consents)) == []
