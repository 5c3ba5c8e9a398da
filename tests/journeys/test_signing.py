"""A doctor asks to sign a PDF; the person signs offline; both sides keep and verify."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from app.crypto.canon import digest
from app.crypto.document_signature import sign_document
from app.domain.ids import DeviceId, EntryId
from app.domain.message import Ask, Delivery, Thread
from app.domain.signature import Agreed, Answer, Signature
from app.fhir import exact, provenance
from app.fhir.models import model_faults
from app.flows import keychain
from app.flows.deposits.answering import Answer as Letter
from app.flows.deposits.answering import Sheet
from app.flows.identities import new_me
from app.flows.messages.messages import Messages
from app.flows.messages.signing import Signing
from app.flows.messages.writing import Outgoing
from sync.gateway.conversations import Conversation, Written
from sync.gateway.signatures import Verdict, verdict
from tests.fictitious.correspondence import Correspondent, correspondent
from tests.fictitious.doctor import messages_of
from tests.journeys.conftest import Pair
from tests.journeys.test_messages import meet, opened
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-056")]
PDF = b"%PDF-1.7\nConsentement fictif\n"
SAYS = "J'ai signé."


def any_code() -> None:
    """Take any code."""


@dataclass
class Asked:
    """A conversation in which a doctor asked to sign, and where that message is."""

    thread: Thread
    message: EntryId
    doctor: Correspondent

    async def received(self) -> tuple[Conversation, Written, Verdict]:
        """Return the last message the doctor reads, and what it is worth."""
        mailbox = self.doctor.mailbox
        thread = await mailbox.thread(self.thread.id.hex())
        one = thread.messages[-1]
        return thread, one, await verdict(mailbox.follower, thread, one)


@pytest.fixture
async def asked(pair: Pair, town: Town, tmp_path: Path) -> Asked:
    """Return a request that came to both devices, its file fetched."""
    doctor = await correspondent(town.device("doctor"), tmp_path)
    thread = await opened(pair[0], doctor)
    await meet(*pair)
    paper = Sheet(PDF, "application/pdf", "consentement.pdf")
    letter = Letter("À signer, merci", (paper,), Ask.SIGNATURE)
    own = await doctor.mailbox.write(thread.id.hex(), letter)
    await meet(*pair)
    for device in pair:
        await device.courier.fetch(own)
    return Asked(thread, own, doctor)


def signing_of(device: Device) -> Signing:
    """Return the signing of the space of a device."""
    return Signing(messages_of(device))


async def test_it_is_signed_offline_and_both_sides_verify_it(
    pair: Pair, asked: Asked, town: Town
) -> None:
    phone, tablet = pair
    reply = signing_of(phone).sign(asked.message, any_code, SAYS)
    assert reply.delivery is Delivery.WAITING
    (_thread, last, before) = await asked.received()
    assert (last.id, before) == (asked.message, Verdict())
    town.watch.pass_by(minutes=10)
    await meet(*pair)
    (thread, one, told) = await asked.received()
    assert (one.text, one.about) == (SAYS, asked.message.hex())
    assert (told.answer, told.signature) == (Answer.SIGNED, "valid")
    assert model_faults(told.proof) == ()
    back = await asked.doctor.mailbox.content(thread, one, 0)
    assert back == PDF
    await tablet.courier.fetch(reply.id)
    for device in pair:
        proof = signing_of(device).proof(asked.message)
        assert proof.made
        assert proof.made.device == keychain.me(phone.vault).device
        assert proof.reply.delivery is Delivery.SENT


async def test_a_refusal_reaches_the_doctor(pair: Pair, asked: Asked) -> None:
    signing_of(pair[1]).refuse(asked.message, "Je préfère en parler.")
    await meet(*pair)
    (_thread, one, told) = await asked.received()
    assert (one.text, told) == ("Je préfère en parler.", Verdict(Answer.REFUSED))
    assert signing_of(pair[0]).request(asked.message).answer is Answer.REFUSED


async def test_two_devices_that_both_signed_offline_both_hold(
    pair: Pair, asked: Asked
) -> None:
    for device in pair:
        signing_of(device).sign(asked.message, any_code, SAYS)
    await meet(*pair)
    mailbox = asked.doctor.mailbox
    thread = await mailbox.thread(asked.thread.id.hex())
    told = [await verdict(mailbox.follower, thread, one) for one in thread.messages]
    assert [one.signature for one in told] == ["", "valid", "valid"]
    assert signing_of(pair[0]).request(asked.message).answer is Answer.SIGNED


def forged(device: Device, asked: Asked, how: str) -> None:
    """Answer with a signature that is not one, as an altered program might."""
    flow, me = messages_of(device), keychain.me(device.vault)
    agreed = Agreed(device.space.id, asked.message, digest(PDF), device.world.ms())
    made = sign_document(me.keys.sign, me.device_public, FALSE[how](agreed))
    if how == "of another instant":
        made = replace(made, agreed=replace(made.agreed, at=made.agreed.at - 1))
    if how == "of a device of nobody":
        other = new_me(device.world.entropy, "lab", now=device.world.ms())
        made = sign_document(other.keys.sign, other.device_public, agreed)
    if how == "one bit flipped":
        made = replace(made, seal=made.seal[:-1] + bytes([made.seal[-1] ^ 1]))
    _send(flow, asked, made, files=() if how == "without the file" else None)


FALSE: dict[str, Any] = {
    "of another file": lambda one: replace(one, sha256=digest(b"other")),
    "of another message": lambda one: replace(one, message=EntryId(bytes(16))),
    "of another space": lambda one: replace(one, space=bytes(16)),
    "of another instant": lambda one: one,
    "of a device of nobody": lambda one: one,
    "one bit flipped": lambda one: one,
    "without the file": lambda one: one,
}


def _send(
    flow: Messages, asked: Asked, made: Signature, files: tuple[EntryId, ...] | None
) -> None:
    sent = (asked.message,) if files is None else files
    held = provenance.provenance(made, "application/pdf")
    told = {"answer": "signed", "signed": digest(PDF).hex()}
    out = Outgoing(SAYS, files=sent, about=asked.message, proof=held, told=told)
    flow.send(asked.thread.id, out)


@pytest.mark.parametrize("how", FALSE)
async def test_what_is_no_signature_is_invalid_for_both(
    pair: Pair, asked: Asked, how: str
) -> None:
    forged(pair[0], asked, how)
    await meet(*pair)
    (_thread, _one, told) = await asked.received()
    assert told == Verdict(Answer.SIGNED, "invalid")
    assert signing_of(pair[0]).proof(asked.message).made is None


async def test_an_answer_to_another_message_than_a_request_is_invalid(
    pair: Pair, asked: Asked
) -> None:
    flow = messages_of(pair[0])
    own = flow.write(asked.thread.id, "Bonjour")
    told = {"answer": "signed", "signed": digest(PDF).hex()}
    flow.send(asked.thread.id, Outgoing(SAYS, about=own.id, told=told))
    await meet(*pair)
    (_thread, _one, seen) = await asked.received()
    assert seen == Verdict(Answer.SIGNED, "invalid")


async def test_a_device_put_outside_since_signed_all_the_same(
    pair: Pair, asked: Asked
) -> None:
    phone, tablet = pair
    signing_of(phone).sign(asked.message, any_code, SAYS)
    await meet(*pair)
    tablet.devices.retire(DeviceId(keychain.me(phone.vault).device))
    await meet(tablet)
    (_thread, _one, told) = await asked.received()
    assert told.signature == "valid"
    assert exact.read(told.proof)["resourceType"] == "Provenance"
