"""A conversation is a collection of its own, given to one professional, then ended."""

import pytest

from app.crypto.statements import Purpose, Role
from app.domain.collection import Confidentiality, Rubric
from app.domain.errors import Refused
from app.domain.message import Correspondent, Delivery, ThreadState
from app.fhir import exact
from app.flows.keychain import SpaceKeys
from app.flows.mandates.mandates import OFFERED, Mandates
from app.flows.sealed.lending import given_by
from tests.app.flows.messages.conftest import Written
from tests.fictitious.doctor import Doctor, answered
from tests.journeys.cut import pushed_only
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-049", "C-053")]
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


async def test_one_the_server_took_is_open_before_the_log_shows_it(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    await pushed_only(phone)
    assert flow.thread(made.id).state is ThreadState.ACTIVE
    flow.write(made.id, "Je tousse.")
    assert [one.delivery for one in flow.read(made.id)] == [Delivery.WAITING]
    flow.threading.end(made.id)
    await pushed_only(phone)
    assert flow.thread(made.id).state is ThreadState.ENDING
    await phone.courier.sync()
    assert flow.thread(made.id).state is ThreadState.ENDED


async def test_an_end_is_said_in_its_element_too(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    record = flow.threading.record
    assert exact.read(record.thread(made.id).body)["status"] == "in-progress"
    flow.end(made.id)
    assert exact.read(record.thread(made.id).body)["status"] == "completed"


async def test_to_block_ends_every_conversation_and_opens_none(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + DAY
    first, second = (flow.open(whom, one, until) for one in ("Un", "Deux"))
    flow.block(first.id)
    for one in (first, second):
        seen = flow.thread(one.id)
        assert (seen.state, seen.blocked) == (ThreadState.ENDED, True)
    assert [one.blocked for one in flow.threads()] == [True, True]
    with pytest.raises(Refused, match=r"^message\.blocked$"):
        flow.open(whom, "Trois", until)
    flow.unblock(second.id)
    assert flow.thread(first.id).state is ThreadState.ENDED
    again = flow.open(whom, "Trois", until)
    assert (again.blocked, again.state) == (False, ThreadState.WAITING)


async def test_somebody_else_is_not_blocked_with_them(
    phone: Device, town: Town, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + DAY
    other = Doctor(town.device("other"))
    other.certified()
    await other.enter()
    theirs = flow.open(await flow.find(other.code), "Un", until)
    flow.block(flow.open(whom, "Deux", until).id)
    seen = flow.thread(theirs.id)
    assert (seen.state, seen.blocked) == (ThreadState.WAITING, False)
    assert flow.write(theirs.id, "Bonjour").text == "Bonjour"


async def test_one_opened_meanwhile_elsewhere_is_written_no_more_and_ends(
    phone: Device, tablet: Device, messages_of: Written, whom: Correspondent
) -> None:
    here, there = messages_of(phone), messages_of(tablet)
    first = here.open(whom, "Un", phone.world.ms() + DAY)
    for device in (phone, tablet):
        await device.courier.sync()
    here.block(first.id)
    second = there.open(whom, "Deux", tablet.world.ms() + DAY)
    for device in (phone, tablet, phone):
        await device.courier.sync()
    for flow in (here, there):
        seen = flow.thread(second.id)
        assert (seen.state, seen.blocked) == (ThreadState.ACTIVE, True)
        with pytest.raises(Refused, match=r"^message\.blocked$"):
            flow.write(second.id, "Bonjour")
    here.threading.settle()
    assert here.thread(second.id).state is ThreadState.ENDING
    waiting = phone.journal.waiting(phone.space.id)
    here.threading.settle()
    assert phone.journal.waiting(phone.space.id) == waiting


async def test_the_newest_word_of_theirs_says_whether_an_answer_is_read(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    assert not flow.thread(made.id).no_reply
    answered(phone, made, "Le cabinet ferme lundi.", asks="no-reply")
    assert flow.thread(made.id).no_reply
    phone.town.watch.pass_by(minutes=1)
    answered(phone, made, "Comment allez-vous ?")
    assert not flow.thread(made.id).no_reply
