"""A week without network: what is said to others waits in sight, leaves in order."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.crypto.statements import OpType
from app.domain.agenda import Draft, EventKind, Every, Repeat
from app.domain.collection import Rubric
from app.domain.consent import ConsentState, Finality
from app.domain.errors import Unreachable
from app.domain.ids import EntryId
from app.domain.journal import Action
from app.domain.mandate import MandateState
from app.domain.message import Ask, Delivery, Thread
from app.domain.signature import Answer
from app.domain.syncing import Seal
from app.domain.wishes import DIRECTIVES
from app.flows.agenda.agenda import Agenda
from app.flows.deposits.answering import Answer as Letter
from app.flows.deposits.answering import Sheet
from app.flows.messages.signing import Signing
from app.flows.profile.lines import ProfileLines
from app.flows.trash import Trash
from app.flows.wishes.statements import Wishes
from sync.gateway.signatures import verdict
from tests.app.flows.mandates.giving import in_days, mandates_of
from tests.fictitious.correspondence import Correspondent, correspondent
from tests.fictitious.doctor import messages_of
from tests.fictitious.service import Certified
from tests.journeys.conftest import Pair
from tests.journeys.relatives import Line, Reader
from tests.journeys.services import (
    DAY,
    allow,
    certified,
    consents_of,
    documents_of,
    make,
    read,
)
from tests.journeys.test_messages import meet, opened
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-150")]
PARIS = ZoneInfo("Europe/Paris")
PDF = b"%PDF-1.7\nConsentement fictif\n"
LETTER = b"Ordonnance\nSirop, une semaine"
WALKS = ("2026-11-23T08:00", "2026-11-24T08:00")
YEAR = date(2026, 1, 1), date(2027, 12, 31)


def agenda_of(device: Device) -> Agenda:
    return Agenda(device.vault, device.world, device.space, PARIS)


def wishes_of(device: Device) -> Wishes:
    return Wishes(device.vault, device.world, device.space)


def profile_of(device: Device) -> ProfileLines:
    return ProfileLines(device.vault, device.world, device.space)


@dataclass
class Life:
    """What one had said to others before, and who they are."""

    phone: Device
    tablet: Device
    thread: Thread
    asked: EntryId
    doctor: Correspondent
    services: tuple[Certified, Certified]
    relatives: tuple[Reader, Reader]
    folder: Path

    @property
    def devices(self) -> tuple[Device, Device]:
        """Both devices of the person."""
        return self.phone, self.tablet

    def message(self, device: Device, text: str, *files: EntryId) -> None:
        """Write to the doctor."""
        messages_of(device).write(self.thread.id, text, files=files)


@pytest.fixture
async def life(pair: Pair, town: Town, tmp_path: Path) -> Life:
    """A doctor who asks to sign; two services, and one relative, who read."""
    phone, _ = pair
    doctor = await correspondent(town.device("doctor"), tmp_path / "doctor")
    thread = await opened(phone, doctor)
    services = await certified(town.device("first")), await certified(town.device("2"))
    make(phone, b"%PDF une page", "latex")
    phone.write("71,2")
    for service in services:
        await allow(phone, service)
    relatives = Reader(town, "louise"), Reader(town, "paul")
    for one in relatives:
        one.found()
        await one.courier.sync()
    await entrusted(phone, relatives[0], "Louise")
    await mandates_of(phone).find(mandates_of(relatives[1]).my_code())
    await meet(*pair)
    paper = Sheet(PDF, "application/pdf", "consentement.pdf")
    letter = Letter("À signer, merci", (paper,), Ask.SIGNATURE)
    asked = await doctor.mailbox.write(thread.id.hex(), letter)
    await meet(*pair, *relatives)
    await phone.courier.fetch(asked)
    return Life(*pair, thread, asked, doctor, services, relatives, tmp_path)


async def entrusted(phone: Device, to: Device, name: str) -> None:
    """Entrust the measures to somebody whose code one has."""
    mandates = mandates_of(phone)
    known = await mandates.find(mandates_of(to).my_code())
    until = in_days(phone, 30)
    mandates.give(known, name=name, rubrics=[Rubric.MEASURES], until=until)


async def monday(life: Life) -> None:
    """Write to the doctor, and note when to see her."""
    life.message(life.phone, "Lundi : je tousse.")
    visit = Draft(title="Dr Fictif", start="2026-12-03T14:30", reminders=(60,))
    agenda_of(life.phone).add(visit)
    profile_of(life.phone).add("allergies", {"substance": "Arachide"})


async def tuesday(life: Life) -> None:
    """Sign what she asked to sign, while another message is half typed."""
    flow = messages_of(life.phone)
    flow.keep_draft(life.thread.id, "Je voulais")
    signing = Signing(flow)
    signing.sign(life.asked, lambda: None, "J'ai signé.")
    assert flow.draft(life.thread.id) == "Je voulais"


async def wednesday(life: Life) -> None:
    """Take both consents back, and have something to do every day."""
    consents = consents_of(life.phone)
    for one in consents.every():
        consents.end(one.id)
    every = Repeat(Every.DAY, count=10)
    walk = Draft(title="Marcher", start=WALKS[0], kind=EventKind.TASK, repeat=every)
    agenda_of(life.phone).add(walk)


async def thursday(life: Life) -> None:
    """Let one service read again after all; join a prescription to a message."""
    consents, phone = consents_of(life.phone), life.phone
    found = await consents.find(life.services[0].code)
    until = phone.world.ms() + 30 * DAY
    consents.give(found, finality=Finality.DIAGNOSIS, until=until)
    paper = documents_of(phone).add(LETTER, name="lettre.txt", title="Lettre").entry
    assert paper is not None
    life.message(phone, "Jeudi : voici ma lettre.", paper.id)


async def friday(life: Life) -> None:
    """Stop entrusting to one, entrust to the other; tick what was done."""
    (one,) = mandates_of(life.phone).every()
    mandates_of(life.phone).end(one.id)
    await entrusted(life.phone, life.relatives[1], "Paul")
    agenda = agenda_of(life.phone)
    (walk,) = {one.event.id for one in agenda.between(*YEAR) if one.start in WALKS}
    agenda.done(walk, WALKS[0])
    agenda.done(walk, WALKS[1])


async def saturday(life: Life) -> None:
    """Say one's wishes twice; throw two papers away, take one back."""
    phone = life.phone
    for matters in ("Rester chez moi", "Rester chez moi, avec Rose"):
        wishes_of(phone).state(DIRECTIVES, {"matters": matters})
        phone.town.watch.pass_by(minutes=1)
    documents = documents_of(phone)
    trash = Trash(phone.vault, phone.blobs, phone.world, phone.space)
    for rank in range(3):
        name = f"{rank}.txt"
        made = documents.add(b"%d" % rank, name=name, title=f"Papier {rank}").entry
        assert made is not None
        if rank:
            trash.throw(made.id)
        if rank == 1:
            trash.put_back(made.id)


async def sunday(life: Life) -> None:
    """Write again, and leave a message half typed."""
    life.message(life.phone, "Dimanche : je tousse moins.")
    messages_of(life.phone).keep_draft(life.thread.id, "Je voulais aussi")


WEEK: tuple[Callable[[Life], Awaitable[None]], ...] = (
    monday,
    tuesday,
    wednesday,
    thursday,
    friday,
    saturday,
    sunday,
)


async def lived(life: Life) -> None:
    """Live the week, the phone closed each night; what it tries to send stays."""
    phone = life.phone
    for rank, day in enumerate(WEEK):
        phone.wire = Line(phone, drops=0, at="/")
        await day(life)
        before = phone.journal.waiting(phone.space.id)
        with pytest.raises(Unreachable):
            await phone.courier.sync()
        phone.crash()
        assert phone.journal.waiting(phone.space.id) == before, rank
        phone.town.watch.pass_by(days=1)


async def test_what_waits_is_in_sight_as_long_as_it_waits(life: Life) -> None:
    await lived(life)
    phone = life.phone
    flow = messages_of(phone)
    mine = [one for one in flow.read(life.thread.id) if one.mine]
    assert {one.delivery for one in mine} == {Delivery.WAITING}
    assert len(mine) == 4
    assert flow.draft(life.thread.id) == "Je voulais aussi"
    request = Signing(flow).request(life.asked)
    assert request.answer is Answer.SIGNED
    assert request.reply is not None
    assert request.reply.delivery is Delivery.WAITING
    given = [one.state for one in consents_of(phone).every()]
    ending = [ConsentState.ENDING] * 2
    assert given == [ConsentState.WAITING, *ending]
    trusted = {one.name: one.state for one in mandates_of(phone).every()}
    assert trusted == {"Paul": MandateState.WAITING, "Louise": MandateState.ENDING}
    state = phone.courier.state()
    assert (state.seal, state.waiting) == (
        Seal.WAITING,
        phone.journal.waiting(phone.space.id),
    )


def waiting(device: Device) -> list[EntryId]:
    """Return what waits to be sent, in the order it was said."""
    held = device.journal.held(device.space.id)
    return [one.id for one in held if one.action is Action.PUT]


def logged(device: Device, after: int) -> dict[bytes, list[EntryId]]:
    """Return what the server put in each collection, in its order, as one verified."""
    lanes: dict[bytes, list[EntryId]] = {}
    for step in device.trail.tail(device.space.id, after, limit=10_000):
        if step.type == OpType.PUT:
            lanes.setdefault(step.collection, []).append(step.item)
    return lanes


def shown(device: Device, thread: Thread) -> dict[str, object]:
    """Return all that a device shows of the week."""
    documents = documents_of(device)
    return {
        "messages": messages_of(device).read(thread.id),
        "services": [replace(one, sent=0) for one in consents_of(device).every()],
        "relatives": mandates_of(device).every(),
        "agenda": [
            (one.event.title, one.start, one.done)
            for one in agenda_of(device).between(*YEAR)
        ],
        "profile": [one.said for one in profile_of(device).lines("allergies")],
        "wishes": [
            (one.wish, one.in_force) for one in wishes_of(device).versions(DIRECTIVES)
        ],
        "documents": [one.title for one in documents.list()],
        "all": device.titles(),
    }


async def test_at_the_return_nothing_is_lost_and_the_order_is_kept(life: Life) -> None:
    await lived(life)
    phone, tablet = life.devices
    held = waiting(phone)
    assert len(held) == len(set(held)) > 15
    before = tablet.sealing.standing(tablet.space.id).seq
    phone.wire = None
    await meet(phone, tablet)
    lanes = logged(tablet, before)
    sent = [item for items in lanes.values() for item in items]
    assert sorted(set(held) - set(sent)) == []
    for items in lanes.values():
        ours = [item for item in dict.fromkeys(items) if item in held]
        assert ours == [item for item in held if item in ours]
    assert shown(phone, life.thread) == shown(tablet, life.thread)
    for device in life.devices:
        assert device.journal.waiting(device.space.id) == 0
        assert device.courier.state().seal is Seal.UP_TO_DATE


async def test_at_the_return_others_have_what_was_said_to_them(life: Life) -> None:
    await lived(life)
    life.phone.wire = None
    first, other = life.services
    assert len(await read(other, life.folder)) == 1
    await meet(*life.devices, *life.relatives)
    mailbox = life.doctor.mailbox
    thread = await mailbox.thread(life.thread.id.hex())
    texts = [one.text for one in thread.messages if not one.mine]
    assert texts == [
        "Lundi : je tousse.",
        "J'ai signé.",
        "Jeudi : voici ma lettre.",
        "Dimanche : je tousse moins.",
    ]
    (signed,) = [one for one in thread.messages if one.text == "J'ai signé."]
    told = await verdict(mailbox.follower, thread, signed)
    assert (told.answer, told.signature) == (Answer.SIGNED, "valid")
    assert len(await read(first, life.folder)) == 1
    assert await read(other, life.folder) == []
    louise, paul = life.relatives
    assert louise.entrusting().spaces.lanes() == {}
    (lane,) = paul.entrusting().spaces.lanes()
    assert "71,2" in paul.read(lane)


async def test_two_devices_apart_say_different_things_and_end_alike(life: Life) -> None:
    """The tablet has no network either: it writes, and ends a consent too."""
    tablet = life.tablet
    tablet.wire = Line(tablet, drops=0, at="/")
    life.message(tablet, "De la tablette.")
    consents = consents_of(tablet)
    consents.end(consents.every()[0].id)
    profile_of(tablet).add("allergies", {"substance": "Latex"})
    await lived(life)
    for device in life.devices:
        device.wire = None
    await meet(*life.devices)
    assert shown(life.phone, life.thread) == shown(tablet, life.thread)
    written = messages_of(tablet).read(life.thread.id)
    assert len([one for one in written if one.mine]) == 5
    assert len(profile_of(tablet).lines("allergies")) == 3
    given = [one.state for one in consents_of(tablet).every()]
    assert given == [ConsentState.ACTIVE, *[ConsentState.ENDED] * 2]
