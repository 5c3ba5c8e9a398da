"""One writes to a certified professional, reads the answers, on every device."""

import pytest

from app.crypto.canon import digest
from app.crypto.identity import Kind
from app.domain.errors import Refused
from app.domain.ids import made_at
from app.domain.message import Ask, Correspondent, Delivery, ThreadState
from app.domain.query import Query
from app.domain.write import Origin, Write
from app.flows.messages.writing import Outgoing
from app.flows.registering import YEAR
from tests.app.flows.messages.conftest import Written
from tests.fictitious.doctor import Doctor, answered, read_by
from tests.fictitious.service import Certified
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048")]
DAY = 86_400_000
MONTH = 30 * DAY


async def test_a_certified_doctor_is_found_under_their_registered_name(
    phone: Device, doctor: Doctor, messages_of: Written, whom: Correspondent
) -> None:
    assert await messages_of(phone).find(doctor.code) == whom


async def test_a_certified_facility_is_found_too(
    phone: Device, town: Town, messages_of: Written
) -> None:
    clinic = Doctor(town.device("clinic"), Kind.STRUCTURE)
    clinic.certified(official="FINESS 990000002 Clinique des Tilleuls")
    await clinic.enter()
    assert (await messages_of(phone).find(clinic.code)).name == "Clinique des Tilleuls"


async def test_who_is_no_professional_or_not_certified_is_refused(
    phone: Device, town: Town, messages_of: Written
) -> None:
    service = Certified(town.device("service"))
    service.certified()
    await service.enter()
    with pytest.raises(Refused, match=r"^message\.not_a_professional$"):
        await messages_of(phone).find(service.code)
    other = Doctor(town.device("other"))
    other.certified(digest(b"another directory"))
    await other.enter()
    with pytest.raises(Refused, match=r"^message\.not_certified$"):
        await messages_of(phone).find(other.code)


async def test_a_proof_that_is_over_certifies_nobody(
    phone: Device, town: Town, doctor: Doctor, messages_of: Written
) -> None:
    town.watch.pass_by(milliseconds=YEAR)
    with pytest.raises(Refused, match=r"^message\.not_certified$"):
        await messages_of(phone).find(doctor.code)


async def test_a_conversation_is_opened_about_something_until_a_day(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, now = messages_of(phone), phone.world.ms()
    made = flow.open(whom, "  Ma toux \n d’hiver ", now + MONTH)
    assert (made.subject, made.state) == ("Ma toux d’hiver", ThreadState.WAITING)
    assert (made.correspondent, made.number) == (whom.name, whom.number)
    assert (made.since, made.until) == (made_at(made.id), now + MONTH)
    assert flow.threads() == [made]
    for until in (now, now + 368 * DAY):
        with pytest.raises(Refused, match=r"^message\.until$"):
            flow.open(whom, "Autre", until)
    with pytest.raises(Refused, match=r"^message\.subject$"):
        flow.open(whom, " \u200b ", now + MONTH)


async def test_a_message_waits_then_is_sent_then_read(
    phone: Device, tablet: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + MONTH)
    written = flow.write(made.id, "Bonjour docteur,\nje tousse.")
    assert written.delivery is Delivery.WAITING
    assert written.text == "Bonjour docteur,\nje tousse."
    assert (written.mine, written.author) == (True, "Camille")
    assert flow.thread(made.id).waiting == 1
    await phone.courier.sync()
    assert flow.message(written.id).delivery is Delivery.SENT
    assert flow.thread(made.id).state is ThreadState.ACTIVE
    await tablet.courier.sync()
    (there,) = messages_of(tablet).read(made.id)
    assert (there.text, there.at) == (written.text, written.at)
    read_by(phone, made, written.id)
    read = flow.message(written.id)
    assert (read.delivery, read.read_at) == (Delivery.READ, phone.world.ms())


async def test_what_one_says_of_one_s_own_reading_reads_nothing_of_mine(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + MONTH)
    written = flow.write(made.id, "Bonjour")
    asked = answered(phone, made, "Lisez ceci", asks="receipt", about=written.id.hex())
    flow.opened(made.id, [written.id, asked.id], receipt=True)
    assert flow.message(written.id).delivery is Delivery.WAITING
    assert flow.message(asked.id).about == written.id


async def test_what_is_opened_on_one_device_is_on_the_other(
    phone: Device, tablet: Device, messages_of: Written, whom: Correspondent
) -> None:
    here, there = messages_of(phone), messages_of(tablet)
    made = here.open(whom, "Ma toux", phone.world.ms() + MONTH)
    await phone.courier.sync()
    await tablet.courier.sync()
    first, second = answered(phone, made, "Un"), answered(phone, made, "Deux")
    for one in (first, second):
        tablet.vault.commit(Write(one.space, entries=(one,)), origin=Origin.PEER)
    assert (here.unread(), there.unread()) == (2, 2)
    assert here.thread(made.id).unread == 2
    here.opened(made.id, [first.id])
    there.opened(made.id, [second.id])
    for device in (phone, tablet, phone):
        await device.courier.sync()
    assert (here.unread(), there.unread()) == (0, 0)
    assert not [one for one in there.read(made.id) if one.unread]
    here.opened(made.id, [first.id])
    assert phone.journal.waiting(phone.space.id) == 0


async def test_a_receipt_leaves_only_when_asked_and_agreed(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + MONTH)
    plain = answered(phone, made, "Sans rien demander")
    asked = answered(phone, made, "Dites-moi", asks="receipt")
    assert flow.message(asked.id).asks is Ask.RECEIPT
    flow.opened(made.id, [plain.id, asked.id])
    assert _receipts(phone) == []
    flow.opened(made.id, [plain.id, asked.id], receipt=True)
    flow.opened(made.id, [asked.id], receipt=True)
    assert _receipts(phone) == [asked.id.hex()]


async def test_messages_written_apart_come_in_the_order_they_were_written(
    phone: Device, tablet: Device, messages_of: Written, whom: Correspondent
) -> None:
    here, there = messages_of(phone), messages_of(tablet)
    made = here.open(whom, "Ma toux", phone.world.ms() + MONTH)
    await phone.courier.sync()
    await tablet.courier.sync()
    for rank in range(4):
        (here, there)[rank % 2].write(made.id, f"Message {rank}")
        phone.town.watch.pass_by(minutes=1)
    for device in (tablet, phone, tablet):
        await device.courier.sync()
    told = [one.text for one in here.read(made.id)]
    assert told == [f"Message {rank}" for rank in range(4)]
    assert [one.text for one in there.read(made.id)] == told
    assert {one.delivery for one in here.read(made.id)} == {Delivery.SENT}


async def test_an_ended_conversation_is_read_and_written_no_more(
    phone: Device, tablet: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + MONTH)
    flow.write(made.id, "Bonjour")
    await phone.courier.sync()
    late = answered(phone, made, "Trop tard", asks="receipt")
    flow.end(made.id)
    assert flow.thread(made.id).state is ThreadState.ENDING
    flow.opened(made.id, [late.id], receipt=True)
    assert (flow.unread(), _receipts(phone)) == (0, [])
    with pytest.raises(Refused, match=r"^message\.ended$"):
        flow.write(made.id, "Encore")
    await phone.courier.sync()
    await tablet.courier.sync()
    for one in (flow, messages_of(tablet)):
        assert one.thread(made.id).state is ThreadState.ENDED
        assert one.read(made.id)[0].text == "Bonjour"
    flow.end(made.id)
    assert phone.journal.waiting(phone.space.id) == 0


async def test_a_conversation_ends_by_its_date(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + DAY)
    await phone.courier.sync()
    phone.town.watch.pass_by(days=2)
    assert flow.thread(made.id).state is ThreadState.ENDED
    with pytest.raises(Refused, match=r"^message\.ended$"):
        flow.write(made.id, "Encore")


async def test_what_is_being_typed_is_kept_until_it_is_sent(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + MONTH)
    flow.keep_draft(made.id, "Bonjour doc")
    phone.crash()
    flow = messages_of(phone)
    assert flow.draft(made.id) == "Bonjour doc"
    flow.write(made.id, "Bonjour docteur")
    assert flow.draft(made.id) == ""
    flow.keep_draft(made.id, "")
    assert phone.vault.settings("draft/") == {}


async def test_the_newest_activity_comes_first(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow, until = messages_of(phone), phone.world.ms() + MONTH
    first = flow.open(whom, "Un", until)
    phone.town.watch.pass_by(minutes=1)
    second = flow.open(whom, "Deux", until)
    assert [one.id for one in flow.threads()] == [second.id, first.id]
    phone.town.watch.pass_by(minutes=1)
    told = answered(phone, first, "Réponse")
    assert [one.id for one in flow.threads()] == [first.id, second.id]
    last = flow.threads()[0].last
    assert last is not None
    assert last.id == told.id


async def test_a_message_of_ours_signs_one_of_theirs(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Un papier", phone.world.ms() + MONTH)
    asked = answered(phone, made, "À signer", asks="signature")
    out = Outgoing("Signé", about=asked.id, told={"signed": "00"})
    signing = flow.send(made.id, out)
    assert flow.message(asked.id).signed == signing.id


async def test_nothing_is_answered_where_no_answer_is_read(
    phone: Device, messages_of: Written, whom: Correspondent
) -> None:
    flow = messages_of(phone)
    made = flow.open(whom, "Ma toux", phone.world.ms() + MONTH)
    asked = answered(phone, made, "À signer", asks="signature")
    phone.town.watch.pass_by(minutes=1)
    answered(phone, made, "Le cabinet ferme.", asks="no-reply")
    flow.keep_draft(made.id, "Ah bon")
    with pytest.raises(Refused, match=r"^message\.no_reply$"):
        flow.write(made.id, "Ah bon")
    assert flow.draft(made.id) == "Ah bon"
    out = Outgoing("Signé", about=asked.id, told={"signed": "00"})
    assert flow.send(made.id, out).about == asked.id


async def test_what_is_not_there_is_said(phone: Device, messages_of: Written) -> None:
    flow, nobody = messages_of(phone), bytes(16)
    for act in (flow.thread, flow.read, flow.end, flow.block, flow.unblock):
        with pytest.raises(Refused, match=r"^message\.no_thread$"):
            act(nobody)
    with pytest.raises(Refused, match=r"^message\.absent$"):
        flow.message(nobody)


def _receipts(device: Device) -> list[str]:
    found = device.vault.find(device.space.id, Query("receipt"))
    return [one.meta["about"] for one in found]
