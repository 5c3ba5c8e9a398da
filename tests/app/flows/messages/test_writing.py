"""What is written is checked, told in FHIR, and carries copies of its own."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.entry import Attachment, Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.message import FILE_MAX, FILES_MAX, TEXT_MAX, Correspondent, Thread
from app.domain.query import Query
from app.fhir.models import model_faults
from app.flows.messages.messages import Messages
from app.flows.messages.writing import Outgoing, check_file
from app.flows.parcels import Parcels, Piece
from app.flows.search import Search
from tests.app.flows.messages.conftest import Written
from tests.app.flows.test_locked import CONTENT, TYPED, Safe
from tests.fictitious.doctor import answered
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-049")]
LETTER = "Analyse de sang\nFait à Paris le 12 mars 2026".encode("latin-1")


@pytest.fixture
def flow(phone: Device, messages_of: Written) -> Messages:
    return messages_of(phone)


@pytest.fixture
def thread(flow: Messages, phone: Device, whom: Correspondent) -> Thread:
    return flow.open(whom, "Ma toux", phone.world.ms() + 86_400_000)


def document(flow: Messages, text: bytes = LETTER) -> Entry:
    """Keep a paper in the record."""
    added = flow.documents.add(text, name="lettre.txt")
    assert added.entry is not None
    return added.entry


async def test_a_document_goes_along_as_a_copy_of_its_own(
    flow: Messages, thread: Thread, phone: Device, tablet: Device, messages_of: Written
) -> None:
    paper = document(flow)
    said = flow.write(thread.id, "Voici", files=[paper.id])
    (copy,), source = said.files, paper.attachments[0]
    same = (copy.sha, copy.plain_size, copy.media_type)
    assert same == (source.sha, source.plain_size, source.media_type)
    assert copy.id != source.id
    assert copy.dek != source.dek
    assert copy.blob != source.blob
    assert copy.name == "Analyse de sang 2026-03-12.txt"
    for device in (phone, tablet):
        await device.courier.sync()
    await tablet.courier.fetch(said.id)
    lent = messages_of(tablet).content(said.id, copy.id)
    assert lent.read(0, lent.size) == LETTER


async def test_what_is_kept_is_fhir(
    flow: Messages, thread: Thread, phone: Device
) -> None:
    said = flow.write(thread.id, "Voici", files=[document(flow).id])
    asked = answered(phone, thread, "Dites-moi", asks="receipt")
    flow.opened(thread.id, [asked.id], receipt=True)
    (receipt,) = phone.vault.find(phone.space.id, Query("receipt"))
    kept = [thread.id, said.id, receipt.id]
    found = phone.vault.entries(phone.space.id, [EntryId(one) for one in kept])
    assert [model_faults(one.body) for one in found.values()] == [()] * 3


async def test_the_same_file_kept_and_sent_is_one_document(
    flow: Messages, thread: Thread
) -> None:
    paper = document(flow)
    flow.write(thread.id, "Voici", files=[paper.id])
    flow.write(thread.id, "Encore", files=[paper.id])
    assert flow.documents.duplicates() == []
    assert document(flow).id == paper.id


async def test_a_file_of_a_message_may_be_sent_on(
    flow: Messages, thread: Thread
) -> None:
    first = flow.write(thread.id, "Voici", files=[document(flow).id])
    second = flow.send(thread.id, Outgoing("Le même", files=[first.id]))
    assert second.files[0].name == first.files[0].name
    assert flow.content(second.id, second.files[0].id).size == len(LETTER)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "message.empty"),
        (" \u200b\n", "message.empty"),
        ("a" * (TEXT_MAX + 1), "message.too_long"),
    ],
    ids=["nothing", "nothing seen", "too long"],
)
async def test_words_that_cannot_leave_are_refused(
    flow: Messages, thread: Thread, text: str, code: str
) -> None:
    flow.keep_draft(thread.id, text)
    with pytest.raises(Refused, match=code):
        flow.write(thread.id, text)
    assert (flow.read(thread.id), flow.draft(thread.id)) == ([], text)


async def test_as_much_as_may_leave_does(flow: Messages, thread: Thread) -> None:
    said = flow.write(thread.id, "é" * TEXT_MAX)
    assert len(said.text) == TEXT_MAX


async def test_words_are_cleaned_of_what_is_not_seen(
    flow: Messages, thread: Thread
) -> None:
    assert flow.write(thread.id, "a\tb\u202e c\r\nd ").text == "a b c\nd"


async def test_what_carries_too_much_is_refused(flow: Messages, thread: Thread) -> None:
    papers = [document(flow, b"Page %d" % rank).id for rank in range(FILES_MAX + 1)]
    with pytest.raises(Refused, match=r"^message\.too_many_files$"):
        flow.write(thread.id, "Voici", files=papers)
    assert len(flow.write(thread.id, "", files=papers[:FILES_MAX]).files) == FILES_MAX


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"media_type": "application/zip"}, "message.file_type"),
        ({"plain_size": FILE_MAX + 1}, "message.file_too_large"),
    ],
    ids=["its sort", "its size"],
)
async def test_a_file_that_cannot_leave_is_refused(
    flow: Messages, told: Mapping[str, object], code: str
) -> None:
    file = document(flow).attachments[0]
    check_file(file)
    values = {name: getattr(file, name) for name in Attachment.__slots__}
    with pytest.raises(Refused, match=code):
        check_file(Attachment(**{**values, **told}))


async def test_what_is_no_document_or_no_message_is_refused(
    flow: Messages, thread: Thread, phone: Device, whom: Correspondent
) -> None:
    with pytest.raises(Refused, match=r"^entry\.absent$"):
        flow.write(thread.id, "Voici", files=[EntryId(thread.id)])
    other = flow.open(whom, "Autre", phone.world.ms() + 86_400_000)
    said = flow.write(other.id, "Bonjour")
    with pytest.raises(Refused, match=r"^message\.absent$"):
        flow.write(thread.id, "Oui", about=said.id)
    assert flow.write(other.id, "Oui", about=said.id).about == said.id


async def test_messages_are_found_by_their_words(
    flow: Messages, thread: Thread, phone: Device, tablet: Device
) -> None:
    mine = flow.write(thread.id, "Je tousse la nuit")
    theirs = answered(phone, thread, "Prenez du miel")
    await phone.courier.sync()
    await tablet.courier.sync()
    for device in (phone, tablet):
        (found,) = Search(device.vault, device.space).find("tousse")
        assert (found.entry.id, found.entry.title) == (mine.id, "Ma toux")
        assert "tousse" in found.snippet
    (found,) = Search(phone.vault, phone.space).find("miel")
    assert found.entry.id == theirs.id
    named = Search(phone.vault, phone.space).find("Fictif")
    assert {one.entry.kind for one in named} == {"message"}


async def test_a_locked_document_leaves_without_its_lock(
    flow: Messages, thread: Thread
) -> None:
    documents = replace(flow.documents, airlock=Safe())
    added = Parcels(documents).keep(Piece("x.pdf", CONTENT), password=TYPED)
    assert added.entry is not None
    unlocking = replace(flow, documents=documents)
    said = unlocking.write(thread.id, "Voici", files=[added.entry.id])
    lent = flow.content(said.id, said.files[0].id)
    assert lent.read(0, lent.size) == b"carnet"
