"""A professional reads what was opened to them, answers there, and nowhere else."""

from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.domain.message import Ask
from app.fhir import communication
from app.flows.deposits.answering import Answer, Sheet
from tests.fictitious.correspondence import (
    OFFICIAL,
    Correspondent,
    conversation,
    correspondent,
    end,
    messages,
    texts,
    write,
)
from tests.journeys.conftest import Pair, anyio_backend, pair, town
from tests.journeys.town import Device, Town

__all__ = ["anyio_backend", "pair", "town"]
pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-048", "C-049")]
PDF = Sheet(b"%PDF-1.4 fictif", "application/pdf", "../ordonnance\x07.pdf")


@pytest.fixture
async def doctor(town: Town, tmp_path: Path) -> Correspondent:
    return await correspondent(town.device("doctor"), tmp_path)


async def meet(*devices: Device) -> None:
    """Let everybody exchange until nothing is new."""
    for device in devices * 2:
        assert (await device.courier.sync()).alerts == ()


async def test_a_thread_goes_both_ways_with_files_and_keeps_its_order(
    pair: Pair, doctor: Correspondent, town: Town
) -> None:
    phone, tablet = pair
    thread = conversation(phone, doctor)
    first = write(phone, thread, "Je tousse.")
    await meet(phone, tablet)
    town.watch.pass_by(minutes=1)
    (shown,) = await doctor.mailbox.threads()
    assert (shown.id, shown.whose) == (thread, "Camille")
    assert [one.text for one in shown.messages] == ["Je tousse."]
    asked = Answer("Depuis quand ?", (PDF,), Ask.RECEIPT, first)
    own = await doctor.mailbox.write(thread, asked)
    await meet(tablet, phone)
    town.watch.pass_by(minutes=1)
    write(tablet, thread, "Deux jours.")
    await meet(tablet, phone)
    for device in pair:
        assert texts(device, thread) == ["Je tousse.", "Depuis quand ?", "Deux jours."]
        told = messages(device, thread)[1]
        assert told.id == own
        assert told.meta["source"] == "deposited:professional"
        assert told.meta["author"] == OFFICIAL.split(maxsplit=2)[2]
        assert (told.meta["asks"], told.meta["about"]) == ("receipt", first.hex())
        (file,) = told.attachments
        assert file.name == "ordonnance.pdf"
    (shown,) = await doctor.mailbox.threads()
    assert [one.mine for one in shown.messages] == [False, True, False]
    mailbox = doctor.mailbox
    shown = await mailbox.thread(thread)
    assert await mailbox.content(shown, shown.messages[1], 0) == PDF.content


async def test_a_receipt_says_who_read_what(pair: Pair, doctor: Correspondent) -> None:
    phone, tablet = pair
    thread = conversation(phone, doctor)
    own = write(phone, thread, "Je tousse.")
    await meet(phone, tablet)
    assert await doctor.mailbox.receipt(thread) == 1
    assert await doctor.mailbox.receipt(thread) == 0
    await meet(phone, tablet)
    for device in pair:
        kept = messages(device, thread)
        (receipt,) = [one for one in kept if one.kind == "receipt"]
        assert receipt.meta["about"] == own.hex()
        assert receipt.meta["at"] == communication.instant(receipt.updated)


async def test_once_ended_nothing_is_read_nor_written(
    pair: Pair, doctor: Correspondent
) -> None:
    phone, tablet = pair
    thread = conversation(phone, doctor)
    write(phone, thread, "Je tousse.")
    await meet(phone, tablet)
    assert len(await doctor.mailbox.threads()) == 1
    end(tablet, thread)
    await meet(tablet, phone)
    assert await doctor.mailbox.threads() == []
    with pytest.raises(Refused, match=r"^message\.no_thread$"):
        await doctor.mailbox.write(thread, Answer("Trop tard"))


async def test_who_leaves_reads_no_more_and_the_person_is_told(
    pair: Pair, doctor: Correspondent
) -> None:
    phone, tablet = pair
    thread = conversation(phone, doctor)
    await meet(phone, tablet)
    await doctor.mailbox.write(thread, Answer("Bonjour"))
    await doctor.mailbox.leave(thread)
    assert await doctor.mailbox.threads() == []
    await meet(phone, tablet)
    assert texts(phone, thread) == ["Bonjour"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(" "), "message.empty"),
        (Answer("a" * 5001), "message.too_long"),
        (Answer("a", (PDF,) * 6), "message.too_many_files"),
        (Answer("a", (Sheet(b"x", "text/html"),)), "message.file_type"),
        (Answer("a", asks=Ask.SIGNATURE), "message.file_type"),
        (Answer("a", (Sheet(b"", "text/plain"),)), "message.file_too_large"),
    ],
)
async def test_what_no_device_would_take_in_does_not_leave(
    doctor: Correspondent, answer: Answer, code: str
) -> None:
    with pytest.raises(Refused, match=f"^{code}$"):
        await doctor.mailbox.write("00" * 16, answer)
