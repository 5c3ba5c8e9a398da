"""A person and a doctor write to each other: phone, tablet, server, mailbox."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.crypto.identity import Kind
from app.domain.errors import Refused
from app.domain.message import Ask, Delivery, Thread, ThreadState
from app.flows.arrival import restored
from app.flows.backpack.opening import open_archive
from app.flows.backpack.packing import Backpack, Outside, Source
from app.flows.backpack.unpacking import Home, Restoring
from app.flows.deposits.answering import Answer, Sheet
from app.flows.mandates.mandates import OFFERED
from app.flows.messages.keeping import SOURCE
from app.flows.messages.messages import Messages
from app.flows.registering import named
from app.flows.trash import Trash
from tests.app.flows.mandates.giving import mandates_of
from tests.fictitious.correspondence import Correspondent, correspondent
from tests.fictitious.doctor import messages_of
from tests.journeys.conftest import Pair
from tests.journeys.relatives import Relatives
from tests.journeys.test_entrusted_time import PHRASE
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-049", "C-050")]
MONTH = 30 * 86_400_000
LETTER = b"Ordonnance\nSirop, une semaine"
TXT = Sheet(LETTER, "text/plain", "ordonnance.txt")


@pytest.fixture
async def doctor(town: Town, tmp_path: Path) -> Correspondent:
    return await correspondent(town.device("doctor"), tmp_path)


async def meet(*devices: Device) -> None:
    """Let everybody exchange until nothing is new."""
    for device in devices * 2:
        assert (await device.courier.sync()).alerts == ()


async def opened(device: Device, doctor: Correspondent) -> Thread:
    """Find the doctor by the code, and open a conversation."""
    flow = messages_of(device)
    found = await flow.find(doctor.code)
    return flow.open(found, "Ma toux", device.world.ms() + MONTH)


def said(flow: Messages, thread: Thread) -> list[tuple[str, Delivery]]:
    """Return the words of a conversation, and where each message stands."""
    return [(one.text, one.delivery) for one in flow.read(thread.id)]


async def test_a_conversation_from_the_code_to_its_end(
    pair: Pair, doctor: Correspondent, town: Town
) -> None:
    phone, tablet = pair
    here, there = messages_of(phone), messages_of(tablet)
    thread = await opened(phone, doctor)
    first = here.write(thread.id, "Je tousse.")
    await meet(phone, tablet)
    assert await doctor.mailbox.receipt(thread.id.hex()) == 1
    town.watch.pass_by(minutes=1)
    asked = Answer("Prenez ceci.", (TXT,), Ask.RECEIPT, first.id)
    await doctor.mailbox.write(thread.id.hex(), asked)
    await meet(phone, tablet)
    for flow in (here, there):
        assert said(flow, thread) == [
            ("Je tousse.", Delivery.READ),
            ("Prenez ceci.", Delivery.RECEIVED),
        ]
        assert flow.thread(thread.id).state is ThreadState.ACTIVE
        assert flow.unread() == 1
    answer = here.read(thread.id)[1]
    assert (answer.asks, answer.about, answer.author) == (
        Ask.RECEIPT,
        first.id,
        thread.correspondent,
    )
    there.opened(thread.id, [answer.id], receipt=True)
    await meet(tablet, phone)
    assert (here.unread(), there.unread()) == (0, 0)
    (told,) = await doctor.mailbox.threads()
    assert told.messages[1].read_at > 0
    here.end(thread.id)
    await meet(phone, tablet)
    assert there.thread(thread.id).state is ThreadState.ENDED
    assert await doctor.mailbox.threads() == []
    with pytest.raises(Refused, match=r"^message\.ended$"):
        there.write(thread.id, "Encore")


async def test_no_receipt_leaves_unless_the_person_agreed(
    pair: Pair, doctor: Correspondent
) -> None:
    phone, tablet = pair
    thread = await opened(phone, doctor)
    await meet(phone)
    asked = Answer("Dites-moi", asks=Ask.RECEIPT)
    own = await doctor.mailbox.write(thread.id.hex(), asked)
    await meet(phone, tablet)
    messages_of(phone).opened(thread.id, [own])
    await meet(phone, tablet)
    assert messages_of(tablet).unread() == 0
    (told,) = await doctor.mailbox.threads()
    assert [one.read_at for one in told.messages] == [0]


async def test_a_file_they_sent_is_read_and_kept_once(
    pair: Pair, doctor: Correspondent
) -> None:
    phone, tablet = pair
    thread = await opened(phone, doctor)
    await meet(phone)
    own = await doctor.mailbox.write(thread.id.hex(), Answer("Voici", (TXT,)))
    await meet(phone, tablet)
    flow = messages_of(tablet)
    await tablet.courier.fetch(own)
    (file,) = flow.message(own).files
    lent = flow.content(own, file.id)
    assert lent.read(0, lent.size) == LETTER
    kept = flow.keep(own, file.id)
    assert (kept.meta["author"], kept.meta["source"]) == (thread.correspondent, SOURCE)
    assert flow.keep(own, file.id) == kept
    Trash(tablet.vault, tablet.blobs, tablet.world, tablet.space).throw(kept.id)
    assert flow.message(own).files == (file,)
    assert flow.keep(own, file.id).id == kept.id


async def test_a_document_of_the_record_reaches_the_doctor(
    pair: Pair, doctor: Correspondent
) -> None:
    phone, _ = pair
    flow, thread = messages_of(phone), await opened(phone, doctor)
    paper = flow.documents.add(LETTER, name="lettre.txt").entry
    assert paper is not None
    flow.write(thread.id, "", files=[paper.id])
    await meet(phone)
    mailbox = doctor.mailbox
    (told,) = await mailbox.threads()
    assert await mailbox.content(told, told.messages[0], 0) == LETTER


async def test_a_week_apart_converges_in_the_order_of_writing(
    pair: Pair, doctor: Correspondent, town: Town
) -> None:
    phone, tablet = pair
    thread = await opened(phone, doctor)
    await meet(phone, tablet)
    flows, texts = (messages_of(phone), messages_of(tablet)), []
    for day in range(7):
        texts.append(f"Jour {day}")
        flows[day % 2].write(thread.id, texts[-1])
        town.watch.pass_by(days=1)
    await doctor.mailbox.write(thread.id.hex(), Answer("Je lis tout."))
    await meet(tablet, phone)
    for flow in flows:
        assert [one.text for one in flow.read(thread.id)] == [*texts, "Je lis tout."]
    assert flows[0].read(thread.id) == flows[1].read(thread.id)
    (told,) = await doctor.mailbox.threads()
    assert {one.text for one in told.messages} == {*texts, "Je lis tout."}


async def test_two_conversations_never_mix(
    pair: Pair, doctor: Correspondent, town: Town, tmp_path: Path
) -> None:
    phone, _ = pair
    other = await correspondent(town.device("other"), tmp_path / "other")
    first, second = await opened(phone, doctor), await opened(phone, other)
    flow = messages_of(phone)
    flow.write(first.id, "Pour le premier")
    flow.write(second.id, "Pour le second")
    await meet(phone)
    for who, thread, text in (
        (doctor, first, "Pour le premier"),
        (other, second, "Pour le second"),
    ):
        (told,) = await who.mailbox.threads()
        assert told.id == thread.id.hex()
        assert [one.text for one in told.messages] == [text]


async def test_a_facility_is_written_to_and_answers(
    pair: Pair, town: Town, tmp_path: Path
) -> None:
    phone, _ = pair
    clinic = Correspondent(town.device("clinic"), tmp_path)
    clinic.me = named(clinic.me, replace(clinic.me.card, kind=Kind.STRUCTURE))
    clinic.certified(official="FINESS 990000003 Clinique fictive des Tilleuls")
    await clinic.enter()
    flow, thread = messages_of(phone), await opened(phone, clinic)
    flow.write(thread.id, "Quand puis-je venir ?")
    await meet(phone)
    town.watch.pass_by(minutes=1)
    own = await clinic.mailbox.write(thread.id.hex(), Answer("Lundi."))
    await meet(phone)
    assert thread.correspondent == "Clinique fictive des Tilleuls"
    assert flow.message(own).author == thread.correspondent
    source = flow.threading.record.message(own).meta["source"]
    assert source == "deposited:structure"


async def test_who_leaves_ends_it_for_both(pair: Pair, doctor: Correspondent) -> None:
    phone, tablet = pair
    thread = await opened(phone, doctor)
    await meet(phone, tablet)
    await doctor.mailbox.leave(thread.id.hex())
    await meet(phone, tablet)
    for device in pair:
        assert messages_of(device).thread(thread.id).state is ThreadState.ENDED


async def test_what_is_entrusted_never_holds_a_message(
    relatives: Relatives, tmp_path: Path
) -> None:
    camille, louise = relatives
    doctor = await correspondent(camille.town.device("doctor"), tmp_path)
    thread = await opened(camille, doctor)
    messages_of(camille).write(thread.id, "Pour vous seul")
    known = await mandates_of(camille).find(mandates_of(louise).my_code())
    until = camille.world.ms() + MONTH
    given = mandates_of(camille)
    given.give(known, name="Louise", rubrics=OFFERED, until=until)
    await meet(camille, louise)
    await doctor.mailbox.write(thread.id.hex(), Answer("Pour vous seule"))
    await meet(camille, louise)
    assert [one.name for one in given.every()] == ["Louise"]
    lanes = louise.beside.vault.spaces()
    kept = [one for lane in lanes for one in louise.beside.vault.after(lane, b"")]
    assert lanes
    assert {one.kind for one in kept} & {"message", "receipt", "thread"} == set()


async def test_a_backpack_brings_every_word_back(
    pair: Pair, doctor: Correspondent, town: Town
) -> None:
    phone, _ = pair
    flow, thread = messages_of(phone), await opened(phone, doctor)
    flow.write(thread.id, "Je tousse.")
    await meet(phone)
    town.watch.pass_by(minutes=1)
    await doctor.mailbox.write(thread.id.hex(), Answer("Voici", (TXT,)))
    await doctor.mailbox.receipt(thread.id.hex())
    await meet(phone)
    answer = flow.read(thread.id)[1]
    await phone.courier.fetch(answer.id)
    flow.opened(thread.id, [answer.id])
    town.watch.pass_by(minutes=1)
    flow.write(thread.id, "Merci.")
    other = unpacked(phone)
    again = messages_of(other)
    assert again.threads() == flow.threads()
    assert again.read(thread.id) == flow.read(thread.id)
    assert said(again, thread)[2] == ("Merci.", Delivery.WAITING)
    assert again.content(answer.id, answer.files[0].id).size == len(LETTER)
    await meet(other)
    town.watch.pass_by(minutes=1)
    again.write(thread.id, "Me revoici.")
    await meet(other)
    (told,) = await doctor.mailbox.threads()
    assert [one.text for one in told.messages][2:] == ["Merci.", "Me revoici."]


def unpacked(device: Device) -> Device:
    """Pack a device, and restore it elsewhere."""
    source = Source(device.vault, device.journal, device.trail, device.blobs)
    outside: Any = Outside(lambda *_: None, lambda _: io.BytesIO())
    world, sink = device.world, io.BytesIO()
    parts = device.space.id, source, world.now, world.entropy, outside
    Backpack(*parts).export(sink, PHRASE)
    packed = open_archive(sink, "passphrase", PHRASE)
    other = Device(device.town, "restored")
    home = Home(other.vault, other.journal, other.blobs)
    Restoring(packed, home).restore(restored(other.world, "restored"))
    other.crash()
    return other
