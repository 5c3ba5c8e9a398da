"""A certified service alone is found, and nothing is allowed before a synthesis."""

import pytest

from app.crypto.canon import digest
from app.domain.consent import Finality, Service
from app.domain.errors import Refused
from app.flows import keychain
from app.flows.registering import YEAR, new_laboratory
from tests.fictitious.service import Certified
from tests.journeys.services import consents_of
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-016")]
ANOTHER = digest(b"another directory")


@pytest.fixture
async def phone(town: Town) -> Device:
    made = town.device("phone")
    made.found()
    await made.courier.sync()
    return made


@pytest.fixture
def service(town: Town) -> Certified:
    return Certified(town.device("service"))


async def test_a_certified_service_is_found_under_its_registered_name(
    phone: Device, service: Certified
) -> None:
    service.certified()
    await service.enter()
    found = await consents_of(phone).find(service.code)
    told = service.me.identity, service.me.identity_card
    assert found == Service(*told, "Carnet fictif", "REG 990000009")


async def test_who_is_no_service_is_refused(phone: Device, town: Town) -> None:
    laboratory = Certified(town.device("laboratory"))
    laboratory.me = new_laboratory(laboratory.device.world, "lab")
    laboratory.certified()
    await laboratory.enter()
    with pytest.raises(Refused, match=r"^consent\.not_a_service$"):
        await consents_of(phone).find(laboratory.code)
    with pytest.raises(Refused, match=r"^card\.own$"):
        await consents_of(phone).find(consents_of(phone).giving.people.my_code())


async def test_a_service_of_another_directory_is_refused(
    phone: Device, service: Certified
) -> None:
    service.certified(ANOTHER)
    await service.enter()
    with pytest.raises(Refused, match=r"^consent\.not_certified$"):
        await consents_of(phone).find(service.code)


async def test_a_service_whose_proof_is_over_is_refused(
    phone: Device, service: Certified, town: Town
) -> None:
    service.certified()
    await service.enter()
    town.watch.pass_by(milliseconds=YEAR)
    with pytest.raises(Refused, match=r"^consent\.not_certified$"):
        await consents_of(phone).find(service.code)


async def test_nothing_is_allowed_before_a_synthesis(
    phone: Device, service: Certified
) -> None:
    service.certified()
    await service.enter()
    consents = consents_of(phone)
    found = await consents.find(service.code)
    assert consents.would_leave() is None
    now = phone.world.ms()
    with pytest.raises(Refused, match=r"^consent\.nothing$"):
        consents.give(found, finality=Finality.CARE, until=now + YEAR)
    with pytest.raises(Refused, match=r"^consent\.until$"):
        consents.give(found, finality=Finality.CARE, until=now)
    with pytest.raises(Refused, match=r"^consent\.absent$"):
        consents.end(b"c" * 16)
    assert keychain.me(phone.vault).identity != found.identity
    assert consents.every() == []
