"""A professional is blocked, answers nothing more, and may still deposit a document."""

from pathlib import Path

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from app.domain.message import Ask, Delivery, ThreadState
from app.flows.deposits.answering import Answer
from app.flows.messages.messages import Messages
from app.flows.registering import named, new_laboratory, vouch
from app.rules.deposits.vouching import LABORATORY, RUBRICS
from sync.gateway.depositor import Depositor
from tests.fictitious.correspondence import Correspondent, correspondent
from tests.fictitious.doctor import messages_of
from tests.fictitious.laboratory import OFFICIAL, a_letter
from tests.fictitious.laboratory import opened as receiving
from tests.journeys.conftest import Pair
from tests.journeys.test_deposit import documents
from tests.journeys.test_messages import meet, opened
from tests.journeys.town import DIRECTORY, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-053")]


@pytest.fixture
def town() -> Town:
    """A town where the rubrics somebody deposits in are open."""
    return Town(rubrics=(Rubric.JOURNAL, Rubric.MEASURES, *sorted(RUBRICS)))


@pytest.fixture
async def doctor(town: Town, tmp_path: Path) -> Correspondent:
    return await correspondent(town.device("doctor"), tmp_path)


async def a_laboratory(town: Town, root: Path) -> Correspondent:
    """Return a laboratory that is written to, and deposits."""
    made = Correspondent(town.device("laboratory"), root)
    world = made.device.world
    me = new_laboratory(world, "lab")
    told = DIRECTORY, me.card, OFFICIAL, world.ms()
    made.me = named(me, vouch(*told, profession=LABORATORY))
    await made.enter()
    return made


async def test_who_is_blocked_reads_nothing_and_writes_nothing_on_both_sides(
    pair: Pair, doctor: Correspondent, town: Town
) -> None:
    phone, tablet = pair
    here, there = messages_of(phone), messages_of(tablet)
    thread = await opened(phone, doctor)
    here.write(thread.id, "Je tousse.")
    await meet(phone, tablet)
    town.watch.pass_by(minutes=1)
    await doctor.mailbox.write(thread.id.hex(), Answer("Prenez ceci."))
    town.watch.pass_by(minutes=1)
    here.block(thread.id)
    await phone.courier.sync()
    assert await doctor.mailbox.threads() == []
    with pytest.raises(Refused, match=r"^message\.no_thread$"):
        await doctor.mailbox.write(thread.id.hex(), Answer("Répondez !"))
    await meet(tablet, phone)
    for flow in (here, there):
        seen = flow.thread(thread.id)
        assert (seen.state, seen.blocked) == (ThreadState.ENDED, True)
        assert [one.text for one in flow.read(thread.id)] == [
            "Je tousse.",
            "Prenez ceci.",
        ]
        with pytest.raises(Refused, match=r"^message\.blocked$"):
            await opened_again(flow, doctor)
    there.unblock(thread.id)
    await meet(tablet, phone)
    assert not here.thread(thread.id).blocked
    assert await doctor.mailbox.threads() == []
    await opened_again(here, doctor)
    await meet(phone)
    assert len(await doctor.mailbox.threads()) == 1


async def opened_again(flow: Messages, doctor: Correspondent) -> None:
    """Open another conversation with the same doctor."""
    found = await flow.find(doctor.code)
    flow.open(found, "Encore", flow.threading.giving.now + 86_400_000)


@pytest.mark.covers("C-058")
async def test_who_is_blocked_may_still_deposit_a_document(
    pair: Pair, town: Town, tmp_path: Path
) -> None:
    phone, tablet = pair
    address = await receiving(phone, tablet)
    laboratory = await a_laboratory(town, tmp_path)
    thread = await opened(phone, laboratory)
    await meet(phone, tablet)
    messages_of(phone).block(thread.id)
    await meet(phone, tablet)
    kept = laboratory.folder, laboratory.me, laboratory.device.world
    await Depositor(laboratory.peer, *kept).send(a_letter(), address)
    await meet(phone, tablet)
    assert await laboratory.mailbox.threads() == []
    for device in pair:
        assert len(documents(device)) == 1


async def test_what_wants_no_answer_and_what_answers_is_said_on_both_sides(
    pair: Pair, doctor: Correspondent, town: Town
) -> None:
    phone, tablet = pair
    here, there = messages_of(phone), messages_of(tablet)
    thread = await opened(phone, doctor)
    await meet(phone, tablet)
    asked = await doctor.mailbox.write(thread.id.hex(), Answer("Où en êtes-vous ?"))
    await meet(phone, tablet)
    town.watch.pass_by(minutes=1)
    replied = here.write(thread.id, "Je vais mieux.", about=asked)
    await meet(phone, tablet)
    (told,) = await doctor.mailbox.threads()
    assert [one.about for one in told.messages] == ["", asked.hex()]
    assert there.message(replied.id).about == asked
    assert there.message(replied.id).delivery is Delivery.SENT
    town.watch.pass_by(minutes=1)
    last = Answer("Le cabinet ferme lundi.", asks=Ask.NO_REPLY, about=replied.id)
    await doctor.mailbox.write(thread.id.hex(), last)
    await meet(phone, tablet)
    (told,) = await doctor.mailbox.threads()
    assert told.messages[-1].asks is Ask.NO_REPLY
    for flow in (here, there):
        assert flow.thread(thread.id).no_reply
        assert flow.read(thread.id)[-1].about == replied.id
        with pytest.raises(Refused, match=r"^message\.no_reply$"):
            flow.write(thread.id, "Merci.")
