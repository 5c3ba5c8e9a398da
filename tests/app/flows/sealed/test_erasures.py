"""What is asked to be erased is erased once deleted, and never what lives."""

import pytest

from app.crypto.sharing import decode_items
from app.domain.ids import EntryId
from app.domain.write import Write
from app.flows.sealed import erasures
from app.rules.standing import Standing
from tests.journeys.town import Device, Town

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-021")]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def phone() -> Device:
    device = Town().device("phone")
    device.found()
    await device.courier.sync()
    return device


def due(device: Device) -> tuple[list[EntryId], list[EntryId]]:
    ports = device.vault, device.journal, device.trail
    heads, over = erasures.due(*ports, device.space.id)
    return [head.item for head in heads], over


def ask(device: Device, item: EntryId) -> None:
    secrets = erasures.asked([item])
    device.vault.commit(Write(device.space.id, secrets=secrets))


async def test_a_deletion_that_waits_is_neither_due_nor_over(phone: Device) -> None:
    entry = phone.write("partie")
    await phone.courier.sync()
    phone.remove(entry.id)
    ask(phone, entry.id)
    assert due(phone) == ([], [])


async def test_what_was_never_sent_is_over(phone: Device) -> None:
    entry = phone.write("jamais envoyée")
    phone.remove(entry.id)
    ask(phone, entry.id)
    assert due(phone) == ([], [entry.id])


async def test_what_lives_again_is_over(phone: Device) -> None:
    entry = phone.write("vivante")
    await phone.courier.sync()
    ask(phone, entry.id)
    assert due(phone) == ([], [entry.id])


async def test_one_op_a_collection_names_the_deleted_items(phone: Device) -> None:
    entries = [phone.write(title) for title in ("une", "deux")]
    await phone.courier.sync()
    for entry in entries:
        phone.remove(entry.id)
    await phone.courier.sync()
    for entry in entries:
        ask(phone, entry.id)
    ports = phone.vault, phone.journal, phone.trail
    heads, _ = erasures.due(*ports, phone.space.id)
    raw = phone.trail.standing(phone.space.id)
    assert raw is not None
    (draft,) = erasures.drafts(Standing.decode(raw), heads)
    assert set(decode_items(draft.core)) == {entry.id for entry in entries}
