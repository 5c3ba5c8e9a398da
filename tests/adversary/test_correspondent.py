"""What a hostile server tells a correspondent, and what it costs to steal it."""

import base64
from pathlib import Path

import pytest

from app.crypto.statements import Head, OpType
from app.domain.errors import Broken, Refused
from app.flows.deposits.answering import Answer, Sheet
from sync import wire
from sync.gateway.professional import _act
from sync.server.blobstores.folder import BLOBSTORE
from sync.server.ledgers.sqlite import LEDGER
from tests.adversary.holes import hole, nothing
from tests.adversary.liar import Liar, Told
from tests.app.flows.mandates.giving import Thief
from tests.fictitious.correspondence import (
    Correspondent,
    conversation,
    correspondent,
    end,
    messages,
    write,
)
from tests.fictitious.doctor import messages_of
from tests.journeys.canaries import Flock, files_of, seen
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.town import Device, Town

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [
    pytest.mark.adversary,
    pytest.mark.anyio,
    pytest.mark.covers("C-048", "C-115"),
]
_reply = wire.decoder(wire.LaneReply)
LANES = r"/v1/spaces/\w+/lanes/(?!0{32})\w+"
UNCOMPARED = hole("sync.gateway.mailbox.Mailbox._compare", nothing)


@pytest.fixture
async def doctor(town: Town, tmp_path: Path) -> Correspondent:
    device = town.device("doctor")
    device.wire = Liar(town)
    return await correspondent(device, tmp_path)


def liar(doctor: Correspondent) -> Liar:
    assert isinstance(doctor.device.wire, Liar)
    return doctor.device.wire


async def meet(*devices: Device) -> None:
    """Let everybody exchange until nothing is new."""
    for device in devices * 2:
        assert (await device.courier.sync()).alerts == ()


async def test_an_answer_kept_from_the_person_is_told_to_who_wrote_it(
    pair: Pair, doctor: Correspondent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server says « taken in », and keeps nothing."""
    phone, _ = pair
    thread = conversation(phone, doctor)
    await meet(phone)
    assert (await doctor.mailbox.thread(thread)).messages == ()

    def swallow(request: Told) -> None:
        reply = wire.PushReply(0, b"", [wire.Result(wire.APPLIED, 0)])
        request.status, request.body = 200, wire.encode(reply)

    true = phone.town.ledger.push

    async def lost(_: object) -> object:
        raise Refused("deposit_refused")

    monkeypatch.setattr(phone.town.ledger, "push", lost)
    liar(doctor).lie("POST", r".*/deposits", swallow)
    await doctor.mailbox.write(thread, Answer("Du miel"))
    monkeypatch.setattr(phone.town.ledger, "push", true)
    liar(doctor).lies.clear()
    await meet(phone)
    assert messages(phone, thread) == []
    with pytest.raises(Broken, match=r"^log\.withheld$"):
        await doctor.mailbox.threads()
    UNCOMPARED(monkeypatch)
    assert (await doctor.mailbox.thread(thread)).messages == ()


async def test_a_question_hidden_from_the_doctor_is_told_at_the_next_one(
    pair: Pair, doctor: Correspondent, town: Town
) -> None:
    phone, tablet = pair
    thread = conversation(phone, doctor)
    await meet(phone, tablet)
    assert (await doctor.mailbox.thread(thread)).messages == ()
    first = write(phone, thread, "La première")
    await meet(phone, tablet)
    town.watch.pass_by(minutes=1)
    write(tablet, thread, "La seconde")
    await meet(tablet)

    def hide(told: Told) -> None:
        reply = wire.decode(_reply, told.body)
        kept = [row for row in reply.rows if row.op and _item(row.op) != first]
        if len(kept) != len(reply.rows):
            told.body = wire.encode(
                wire.LaneReply(
                    reply.collection, reply.n, reply.hc, reply.runs, kept, reply.more
                )
            )

    liar(doctor).lie("GET", LANES, hide)
    with pytest.raises(Broken, match=r"^peer\.malformed$"):
        await doctor.mailbox.threads()
    liar(doctor).lies.clear()
    told = await doctor.mailbox.thread(thread)
    assert [one.text for one in told.messages] == ["La première", "La seconde"]


def _item(op: wire.Op) -> bytes:
    return Head.decode(op.head).item


class Spy(Thief):
    """A correspondent who stole the whole server, deposits too."""

    def _steal(self, head: Head, body: bytes, wrap: bytes) -> None:
        super()._steal(head, body, wrap)
        if head.type == OpType.DEPOSIT:
            self.newest[head.item] = head, body, wrap


async def test_who_was_let_go_and_stole_the_server_reads_nothing_new(
    pair: Pair, doctor: Correspondent
) -> None:
    phone, tablet = pair
    thread = conversation(phone, doctor)
    before = write(phone, thread, "Avant")
    await meet(phone, tablet)
    assert before in Spy(doctor.me, phone).read()
    end(phone, thread)
    await meet(phone, tablet)
    after = write(tablet, thread, "Après")
    await meet(tablet, phone)
    assert after not in Spy(doctor.me, phone).read()
    careless = type("Careless", (Spy,), {"again": True})
    assert after not in careless(doctor.me, phone).read()


async def test_a_name_of_the_person_s_leads_nowhere_in_the_doctor_s_folder(
    pair: Pair,
    doctor: Correspondent,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A hostile application may give any name to a file."""
    phone, _ = pair
    flow, thread = messages_of(phone), conversation(phone, doctor)
    await meet(phone)
    paper = flow.documents.add(b"Une lettre", name="lettre.txt").entry
    assert paper is not None
    out, name = tmp_path / "a" / "out", "x/../../../stolen.sh"
    how = {"what": "read", "receipt": "", "out": str(out)}
    monkeypatch.setattr("app.flows.messages.writing.export_name", lambda *_: name)
    written = flow.write(bytes.fromhex(thread), "Voici", files=[paper.id])
    await meet(phone)
    assert await _act(doctor.mailbox, how)
    (kept,) = (tmp_path / "a").rglob("*.txt")
    assert kept.parent == out
    assert kept.name == f"{written.id.hex()[:12]}-1-x .. .. .. stolen.sh.txt"
    as_it_is = hole("sync.gateway.professional.named", lambda told, _: told)
    as_it_is(monkeypatch)
    await _act(doctor.mailbox, how)
    assert (tmp_path / "stolen.sh").exists()


async def test_a_stolen_copy_of_the_server_says_nothing(
    town: Town, tmp_path: Path
) -> None:
    flock = Flock()
    subject, question, answer, name = (flock.word() for _ in range(4))
    stolen = tmp_path / "server"
    stolen.mkdir()
    ledger = LEDGER.open(stolen / "ledger.db")
    await ledger.open()
    town.ledger = ledger  # type: ignore[assignment]  # any engine does
    town.blobs = BLOBSTORE.open(stolen / "blobs")  # type: ignore[assignment]
    town.start()
    phone = town.device("phone")
    phone.found()
    await phone.courier.sync()
    doctor = await correspondent(town.device("doctor"), tmp_path / "doctor")
    thread = conversation(phone, doctor, subject=subject)
    write(phone, thread, question)
    await meet(phone)
    sheet = Sheet(answer.encode() * 99, "text/plain", name)
    await doctor.mailbox.write(thread, Answer(answer, (sheet,)))
    await doctor.mailbox.receipt(thread)
    await meet(phone)
    assert len(messages(phone, thread)) == 3
    await ledger.close()
    assert seen(files_of(stolen)) == []
    (stolen / "clear.txt").write_text(base64.b64encode(question.encode()).decode())
    assert len(seen(files_of(stolen))) > 0
