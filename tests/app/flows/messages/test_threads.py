"""A conversation is a collection of its own, given to one professional, then ended."""

import pytest

from app.crypto.statements import Purpose, Role
from app.domain.collection import Confidentiality, Rubric
from app.domain.message import Correspondent
from app.fhir import exact
from app.flows.keychain import SpaceKeys
from app.flows.mandates.mandates import OFFERED, Mandates
from app.flows.sealed.lending import given_by
from tests.app.flows.messages.conftest import Written
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-049")]
DAY = 86_400_000


async def test_each_is_one_collection_named_by_its_id(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + DAY
    made = [flow.open(whom, one, until) for one in ("Un", "Deux")]
    keys = SpaceKeys(phone.vault, phone.space.id)
    (first, second) = (
        given
        for line in phone.journal.held(phone.space.id)
        if (given := given_by(line.control))
    )
    assert [first.mandate, second.mandate] == [one.id for one in made]
    for given, one in zip((first, second), made, strict=True):
        label = keys.label(given.collection)
        assert label is not None
        told = (label.rubric, label.confidentiality, label[2])
        assert told == (Rubric.MESSAGES, Confidentiality.N, one.id.hex())
        assert (given.role, given.purpose) == (Role.READ, Purpose.CARE)
        assert (given.to, given.until) == (whom.identity, until)


async def test_it_is_entrusted_to_nobody(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    mandates = Mandates(flow.threading.giving)
    assert mandates.every() == []
    await phone.courier.sync()
    assert mandates.every() == []
    assert Rubric.MESSAGES not in OFFERED


async def test_an_end_is_said_in_its_element_too(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    record = flow.threading.record
    assert exact.read(record.thread(made.id).body)["status"] == "in-progress"
    flow.end(made.id)
    assert exact.read(record.thread(made.id).body)["status"] == "completed"
