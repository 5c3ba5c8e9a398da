"""A consent is an element its device signs; without one, the server shows no lane."""

import pytest

from app.crypto.runs import Run, verify_leaf, verify_run
from app.crypto.statements import OpType
from app.domain.consent import Finality
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.fhir import agreement
from app.flows import keychain
from app.rules.standing import Standing
from tests.fictitious.service import Certified
from tests.journeys.conftest import Pair
from tests.journeys.services import allow, certified, consents_of, make
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-082")]
PAGES = b"%PDF une page"


@pytest.fixture
async def service(town: Town) -> Certified:
    return await certified(town.device("service"))


async def meet(*devices: Device) -> None:
    """Let everybody exchange until nothing is new."""
    for device in devices * 2:
        assert (await device.courier.sync()).alerts == ()


async def test_given_then_withdrawn_each_version_is_signed_by_its_device(
    pair: Pair, service: Certified
) -> None:
    phone, tablet = pair
    space, trail = phone.space.id, phone.trail
    make(phone, PAGES, "latex")
    consent = await allow(phone, service)
    await meet(phone, tablet)
    consents_of(tablet).end(consent.id)
    await meet(tablet, phone)
    told = trail.tail(space, 0, limit=10_000)
    rows = [step for step in told if step.item == consent.id]
    authors = [keychain.me(device.vault).device_public for device in pair]
    for step, author in zip(rows, authors, strict=True):
        kept = trail.run(space, step.run)
        assert kept is not None
        run = Run.decode(kept.wire)
        assert verify_run(author.ed25519_pk, run, space) == step.run
        assert verify_leaf(run, step.index, step.head).type == OpType.PUT
    said = agreement.read(phone.vault.entry(space, EntryId(consent.id)).body)
    assert (said.finality, said.withdrawn) == (Finality.CARE, True)
    assert said.since == consent.since < said.until == consent.until


async def test_a_home_that_never_exchanged_finds_a_service_and_allows_it(
    town: Town, service: Certified
) -> None:
    new = town.device("new")
    new.found()
    make(new, PAGES, "latex")
    given = await allow(new, service)
    await meet(new)
    assert [one.id for one in consents_of(new).every()] == [given.id]
    (lane,) = lanes_of(new, service)
    page = await service.peer.lane(new.space.id, lane, 0, limit=10)
    assert page.rows


async def test_without_it_the_lane_is_not_there_and_from_the_next_call_on(
    pair: Pair, service: Certified, town: Town
) -> None:
    """Refused as what does not exist: nobody learns that there is something."""
    phone, tablet = pair
    another = await certified(town.device("another"))
    make(phone, PAGES, "latex")
    consent = await allow(phone, service)
    await meet(phone, tablet)
    (lane,) = lanes_of(phone, service)
    page = await service.peer.lane(phone.space.id, lane, 0, limit=10)
    assert page.rows
    with pytest.raises(Refused, match=r"^not_found$"):
        await another.peer.lane(phone.space.id, lane, 0, limit=10)
    consents_of(tablet).end(consent.id)
    await meet(tablet)
    with pytest.raises(Refused, match=r"^not_found$"):
        await service.peer.lane(phone.space.id, lane, 0, limit=10)


def lanes_of(device: Device, service: Certified) -> set[bytes]:
    """Return what a service was given, as the log of the space says it."""
    raw = device.trail.standing(device.space.id) or b""
    rights = Standing.decode(raw).rights.values()
    return {one.collection for one in rights if one.identity == service.me.identity}
