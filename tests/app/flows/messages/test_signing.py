"""A person signs or refuses what a doctor asks; what was signed is verified again."""

from dataclasses import replace

import pytest

from app.crypto.canon import digest
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import AttachmentId
from app.domain.message import Correspondent, Delivery, Thread
from app.domain.signature import Answer
from app.domain.write import Origin, Write
from app.fhir import provenance
from app.fhir.models import model_faults
from app.flows import keychain
from app.flows.messages.messages import Messages
from app.flows.messages.signing import Signing
from app.flows.sealed.files import Plain, SealedFiles
from tests.app.flows.messages.conftest import Written
from tests.fictitious.doctor import answered
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-056")]
PDF = b"%PDF-1.7\nConsentement fictif\n"
SAYS = "J'ai signé ce document."


def nothing() -> None:
    """Take any code."""


@pytest.fixture
def flow(phone: Device, messages_of: Written) -> Messages:
    return messages_of(phone)


@pytest.fixture
def thread(flow: Messages, phone: Device, whom: Correspondent) -> Thread:
    return flow.open(whom, "Mon opération", phone.world.ms() + 86_400_000)


@pytest.fixture
def signing(flow: Messages) -> Signing:
    return Signing(flow)


def with_files(
    device: Device, entry: Entry, *files: bytes, kind: str = "application/pdf"
) -> Entry:
    """Keep files with a message that came."""
    sealing = SealedFiles(device.blobs, device.world.entropy)
    told = [
        Plain(AttachmentId(device.world.new_id()), one, "original", kind, "a.pdf")
        for one in files
    ]
    done = tuple(sealing.seal(entry.space, entry.id, one) for one in told)
    made = replace(entry, attachments=done)
    device.vault.commit(Write(entry.space, entries=(made,)), origin=Origin.PEER)
    return made


@pytest.fixture
def asked(phone: Device, thread: Thread) -> Entry:
    """Return the message that asks to sign a PDF."""
    entry = answered(phone, thread, "À signer, merci", asks="signature")
    return with_files(phone, entry, PDF)


async def test_what_is_asked_is_told_with_its_file(
    signing: Signing, asked: Entry
) -> None:
    told = signing.request(asked.id)
    assert (told.answer, told.reply) == (Answer.NONE, None)
    assert (told.file, told.message.text) == (asked.attachments[0], "À signer, merci")


@pytest.mark.parametrize(
    ("asks", "files", "kind"),
    [
        ("", (PDF,), "application/pdf"),
        ("receipt", (PDF,), "application/pdf"),
        ("signature", (), "application/pdf"),
        ("signature", (PDF, PDF), "application/pdf"),
        ("signature", (PDF,), "image/png"),
    ],
    ids=["nothing", "a receipt", "no file", "two files", "a picture"],
)
async def test_what_asks_to_sign_no_one_pdf_is_no_request(
    signing: Signing,
    phone: Device,
    thread: Thread,
    asks: str,
    files: tuple[bytes, ...],
    kind: str,
) -> None:
    entry = answered(phone, thread, "Voici", asks=asks)
    entry = with_files(phone, entry, *files, kind=kind)
    with pytest.raises(Refused, match=r"^signature\.not_asked$"):
        signing.request(entry.id)
    with pytest.raises(Refused, match=r"^signature\.not_asked$"):
        signing.sign(entry.id, nothing, SAYS)
    with pytest.raises(Refused, match=r"^signature\.not_asked$"):
        signing.refuse(entry.id, "Non")


async def test_one_s_own_message_is_no_request(
    signing: Signing, flow: Messages, thread: Thread
) -> None:
    own = flow.write(thread.id, "Bonjour")
    with pytest.raises(Refused, match=r"^signature\.not_asked$"):
        signing.request(own.id)


async def test_a_signed_document_goes_back_with_its_proof(
    signing: Signing, flow: Messages, asked: Entry, phone: Device, thread: Thread
) -> None:
    reply = signing.sign(asked.id, nothing, SAYS)
    assert (reply.text, reply.about, reply.delivery) == (
        SAYS,
        asked.id,
        Delivery.WAITING,
    )
    (copy,), (source,) = reply.files, asked.attachments
    assert copy.sha == source.sha == digest(PDF)
    assert (copy.id, copy.dek, copy.blob) != (source.id, source.dek, source.blob)
    lent = flow.content(reply.id, copy.id)
    assert lent.read(0, lent.size) == PDF
    kept = flow.threading.record.message(reply.id)
    made = provenance.read(kept.body)
    assert model_faults(kept.body) == ()
    assert kept.meta["signed"] == digest(PDF).hex()
    assert kept.meta["signature"] == made.seal.hex()
    assert (
        kept.meta["device"]
        == made.device.hex()
        == keychain.me(phone.vault).device.hex()
    )
    assert (made.agreed.space, made.agreed.message) == (phone.space.id, asked.id)
    told = signing.request(asked.id)
    assert told.answer is Answer.SIGNED
    assert told.reply == reply
    signed = next(one for one in flow.read(thread.id) if one.id == asked.id)
    assert signed.signed == reply.id


async def test_what_was_signed_is_verified_again_on_another_device(
    signing: Signing,
    asked: Entry,
    phone: Device,
    tablet: Device,
    messages_of: Written,
) -> None:
    reply = signing.sign(asked.id, nothing, SAYS)
    assert signing.proof(asked.id).made is not None
    for device in (phone, tablet):
        await device.courier.sync()
    # what came was kept on the phone alone: the server of this town heard no doctor
    tablet.vault.commit(Write(asked.space, entries=(asked,)), origin=Origin.PEER)
    sealed = phone.blobs.read(asked.attachments[0].blob)
    tablet.blobs.put(sealed)
    await tablet.courier.fetch(reply.id)
    proof = Signing(messages_of(tablet)).proof(asked.id)
    assert proof.made == provenance.read(
        messages_of(tablet).threading.record.message(reply.id).body
    )
    assert proof.reply.delivery is Delivery.SENT


async def test_a_wrong_code_signs_nothing(
    signing: Signing, asked: Entry, flow: Messages, thread: Thread
) -> None:
    def wrong() -> None:
        raise Refused("store.key")

    with pytest.raises(Refused, match=r"^store\.key$"):
        signing.sign(asked.id, wrong, SAYS)
    assert signing.request(asked.id).answer is Answer.NONE
    assert [one.id for one in flow.read(thread.id)] == [asked.id]


async def test_it_is_signed_once(signing: Signing, asked: Entry) -> None:
    signing.sign(asked.id, nothing, SAYS)
    with pytest.raises(Refused, match=r"^signature\.answered$"):
        signing.sign(asked.id, nothing, SAYS)
    with pytest.raises(Refused, match=r"^signature\.answered$"):
        signing.refuse(asked.id, "Non")


async def test_what_was_refused_is_told_and_may_still_be_signed(
    signing: Signing, asked: Entry
) -> None:
    reply = signing.refuse(asked.id, "Je ne signe pas.")
    told = signing.request(asked.id)
    assert (told.answer, told.reply) == (Answer.REFUSED, reply)
    assert (reply.text, reply.files) == ("Je ne signe pas.", ())
    with pytest.raises(Refused, match=r"^signature\.answered$"):
        signing.refuse(asked.id, "Non")
    with pytest.raises(Refused, match=r"^signature\.not_signed$"):
        signing.proof(asked.id)
    signing.sign(asked.id, nothing, SAYS)
    assert signing.request(asked.id).answer is Answer.SIGNED


async def test_nothing_is_answered_once_the_conversation_is_over(
    signing: Signing, asked: Entry, flow: Messages, thread: Thread
) -> None:
    flow.end(thread.id)
    with pytest.raises(Refused, match=r"^message\.ended$"):
        signing.sign(asked.id, nothing, SAYS)
    with pytest.raises(Refused, match=r"^message\.ended$"):
        signing.refuse(asked.id, "Non")


async def test_a_file_that_is_not_here_is_not_signed(
    signing: Signing, asked: Entry, phone: Device
) -> None:
    phone.blobs.drop([asked.attachments[0].blob])
    with pytest.raises(Refused, match=r"^blob\.absent$"):
        signing.sign(asked.id, nothing, SAYS)


async def test_an_answer_changed_since_does_not_hold(
    signing: Signing, asked: Entry, phone: Device, flow: Messages
) -> None:
    reply = signing.sign(asked.id, nothing, SAYS)
    kept = flow.threading.record.message(reply.id)
    forged = kept.body.replace(b'"occurredDateTime"', b'"x"').replace(
        b'"when":"2026', b'"when":"2025'
    )
    other = replace(kept, body=forged)
    phone.vault.commit(Write(kept.space, entries=(other,)), origin=Origin.PEER)
    assert signing.proof(asked.id).made is None
