"""A deposit is read once its file is here; what it says never changes who sent it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.entry import Entry
from app.domain.errors import Broken, Refused
from app.domain.foreign import Extract, Header, Subject
from app.domain.state import State
from app.domain.write import Write
from app.flows.deposits.filing import Filing, Reader
from app.flows.documents import Documents
from app.rules.authorship import Act, allow
from storage.memory.blobs import MemoryBlobs
from tests.app.paper_home import Glass
from tests.fictitious.airlock import Held
from tests.fictitious.laboratory import (
    Laboratory,
    a_letter,
    known_as_odile,
    opened,
)
from tests.journeys.town import Device

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-032")]


class Reading(Glass):
    """An airlock that says what it is told to."""

    def __init__(self, said: Extract | Refused) -> None:
        super().__init__()
        self.said = said
        self.asked = 0
        self.meanwhile: Callable[[], object] = list

    def read(self, _content: Held, *, name: str) -> Extract:
        """Read, or refuse."""
        assert name == "depot.pdf"
        self.asked += 1
        self.meanwhile()
        if isinstance(self.said, Refused):
            raise self.said
        return self.said


def filing_of(device: Device, said: Extract | Refused) -> Filing:
    world = device.world
    kept = device.vault, device.blobs, Reading(said), device.space
    return Filing(Documents(*kept, world.now, world.new_id, world.entropy))


async def a_deposit(phone: Device, laboratory: Laboratory) -> Entry:
    await laboratory.send(a_letter(), await opened(phone))
    await phone.courier.sync()
    kept = phone.vault.after(phone.space.id, b"")
    return next(one for one in kept if one.kind == "document")


SAID = Extract("application/pdf", 3, "Hémoglobine normale")


async def test_it_waits_for_its_file_then_says_what_it_holds(
    phone: Device, laboratory: Laboratory
) -> None:
    sent = await a_deposit(phone, laboratory)
    filing = filing_of(phone, SAID)
    assert filing.waiting() == [sent.id]
    bare = replace(filing.documents, blobs=MemoryBlobs(now=phone.watch))
    assert Filing(bare).run() == []
    (filed,) = filing.run()
    assert filed.meta["filed"] == "yes"
    assert filed.meta["pages"] == "3"
    assert filed.meta["depositor"] == "Laboratoire des Tilleuls"
    assert filing.documents.text(sent.id) == "Hémoglobine normale"
    assert filing.waiting() == []
    with pytest.raises(Refused, match=r"document\.not_yours"):
        allow(filed, Act.DESCRIBE)


async def test_one_that_names_somebody_else_is_set_aside(
    phone: Device, laboratory: Laboratory
) -> None:
    await a_deposit(phone, laboratory)
    known_as_odile(phone)
    other = Header(subject=Subject(family="MARTIN", given="Zoé", born="1999-01-01"))
    (filed,) = filing_of(phone, replace(SAID, header=other)).run()
    assert filed.meta["status"] == State.TO_CHECK
    assert filed.meta["source"] == "deposited:laboratory"


async def test_a_file_that_cannot_be_read_stays_as_it_came(
    phone: Device, laboratory: Laboratory
) -> None:
    sent = await a_deposit(phone, laboratory)
    assert filing_of(phone, Refused("airlock.unavailable")).run() == []
    (filed,) = filing_of(phone, Refused("import.damaged")).run()
    assert filed.meta["filed"] == "import.damaged"
    assert filed.body == sent.body
    assert filing_of(phone, SAID).run() == []


def pinned(device: Device, one: Entry) -> None:
    """Let the person pin a document and write a comment on it."""
    said = {**one.meta, "pinned": "yes", "comment": "à montrer"}
    write = Write(device.space.id, entries=(replace(one, meta=said),))
    device.vault.commit(write)


async def test_what_the_person_said_before_the_file_came_stays(
    phone: Device, laboratory: Laboratory
) -> None:
    sent = await a_deposit(phone, laboratory)
    pinned(phone, sent)
    (filed,) = filing_of(phone, SAID).run()
    assert filed.meta["comment"] == "à montrer"
    assert filed.meta["pinned"] == "yes"
    assert filed.meta["pages"] == "3"


async def test_what_the_person_does_while_it_is_read_stays(
    phone: Device, laboratory: Laboratory
) -> None:
    sent = await a_deposit(phone, laboratory)
    glass = Reading(SAID)
    filing = filing_of(phone, SAID)
    filing = Filing(replace(filing.documents, airlock=glass))

    def once() -> None:
        glass.meanwhile = list
        pinned(phone, sent)

    glass.meanwhile = once
    (filed,) = filing.run()
    assert glass.asked == 2
    assert filed.meta["comment"] == "à montrer"
    assert filed.meta["filed"] == "yes"


async def test_one_taken_away_while_it_is_read_does_not_come_back(
    phone: Device, laboratory: Laboratory
) -> None:
    sent = await a_deposit(phone, laboratory)
    glass = Reading(SAID)
    filing = Filing(replace(filing_of(phone, SAID).documents, airlock=glass))
    glass.meanwhile = lambda: phone.remove(sent.id)
    assert filing.run() == []
    assert phone.vault.entries(phone.space.id, [sent.id]) == {}
    assert filing.waiting() == []


async def test_one_that_fails_keeps_no_other_from_being_read(
    phone: Device, laboratory: Laboratory
) -> None:
    sent = await a_deposit(phone, laboratory)
    await laboratory.send(a_letter(title="Second"), await opened(phone))
    await phone.courier.sync()
    glass = Reading(SAID)
    filing = Filing(replace(filing_of(phone, SAID).documents, airlock=glass))

    def first() -> None:
        glass.meanwhile = list
        raise Broken("disk.failed")

    glass.meanwhile = first
    (filed,) = filing.run()
    assert filed.title == "Second"
    assert filing.waiting() == [sent.id]


async def test_one_that_takes_too_long_is_read_once_while_the_app_is_open(
    phone: Device, laboratory: Laboratory
) -> None:
    await a_deposit(phone, laboratory)
    glass = Reading(Refused("import.too_slow"))
    filing = Filing(replace(filing_of(phone, SAID).documents, airlock=glass))
    read, loop = asyncio.Event(), asyncio.get_running_loop()
    glass.meanwhile = lambda: loop.call_soon_threadsafe(read.set)
    reader = asyncio.create_task(Reader(filing, phone.heart).follow())
    await read.wait()
    for n in range(5):
        phone.write(f"note {n}")
        await asyncio.sleep(0.02)
    reader.cancel()
    assert glass.asked == 1
    assert len(filing.waiting()) == 1
