"""Files travel sealed by parts, in spite of cuts, and are found by their words."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from app.crypto.files import FileRef, open_whole, seal_file
from app.domain.entry import Attachment, Entry
from app.domain.errors import Broken, Unreachable
from app.domain.ids import AttachmentId
from app.domain.syncing import Seal
from app.domain.write import Write
from sync.courier.freight import Freight
from tests.journeys.conftest import Pair
from tests.journeys.town import Device

pytestmark = pytest.mark.anyio
MEBI = 1 << 20


def attach(device: Device, entry: Entry, content: bytes, role: str) -> Attachment:
    """Keep a file beside an entry, as a document does."""
    own = AttachmentId(device.dice(16))
    ref = FileRef(entry.space, entry.id, own)
    sealed = seal_file(ref, [content], len(content), device.dice)
    blob, parts, size = device.blobs.put(sealed)
    texts = "application/pdf", "lettre.pdf", role
    sizes = size, len(content)
    return Attachment(own, sealed.dek, blob, *sizes, sealed.sha, *texts, parts)


def a_letter(device: Device, size: int = 5 * MEBI) -> Entry:
    """A document of some MiB whose words were read here."""
    entry = device.write("Lettre")
    content = hashlib.shake_256(b"letter").digest(size)
    files = (
        attach(device, entry, content, "original"),
        attach(device, entry, "Œdème discret".encode(), "text"),
    )
    entry = replace(entry, attachments=files)
    texts = {entry.id: "Œdème discret"}
    device.vault.commit(Write(entry.space, entries=(entry,), texts=texts))
    return entry


def read(device: Device, entry: Entry) -> bytes:
    file = device.vault.entry(entry.space, entry.id).attachments[0]
    ref = FileRef(entry.space, entry.id, file.id)
    return open_whole(file.dek, ref, device.blobs.read(file.blob))


class Counting(httpx.AsyncBaseTransport):
    """Counts the parts that go up or down, and stops when told."""

    def __init__(self, device: Device, stop: Callable[[int], bool]) -> None:
        self.device, self.stop, self.parts = device, stop, 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if "/blobs/" in request.url.path and "missing" not in request.url.path:
            if self.stop(self.parts):
                raise httpx.ConnectError("the server stopped")
            self.parts += 1
        return await self.device.town.wire.handle_async_request(request)


@pytest.mark.covers("C-001")
async def test_a_document_arrives_identical_and_is_found(pair: Pair) -> None:
    phone, tablet = pair
    letter = a_letter(phone)
    for device in (phone, tablet):
        assert (await device.courier.sync()).alerts == ()
    assert read(tablet, letter) == read(phone, letter)
    (hit,) = tablet.vault.search(tablet.space.id, "oedeme")
    assert hit.entry.id == letter.id


async def test_a_server_stopped_mid_upload_loses_nothing(pair: Pair) -> None:
    phone, tablet = pair
    letter = a_letter(phone)
    phone.wire = Counting(phone, lambda sent: sent >= 2)
    with pytest.raises(Unreachable, match=r"peer\.silent"):
        await phone.courier.sync()
    phone.town.start()
    phone.crash()
    phone.wire = again = Counting(phone, lambda _: False)
    assert (await phone.courier.sync()).alerts == ()
    assert again.parts == 7 - 2
    await tablet.courier.sync()
    assert read(tablet, letter) == read(phone, letter)


@pytest.mark.covers("C-023")
async def test_a_pause_holds_a_file_half_sent_until_it_is_taken_back(
    pair: Pair,
) -> None:
    phone, tablet = pair
    await phone.courier.sync()
    letter = a_letter(phone, 12 * MEBI)

    def halfway(sent: int) -> bool:
        if sent == 6:
            phone.courier.pause(on=True)
        return False

    phone.wire = Counting(phone, halfway)
    assert (await phone.courier.sync()).pushed == 0
    assert phone.courier.state().seal is Seal.PAUSED
    phone.crash()
    phone.wire = held = Counting(phone, lambda _: False)
    await phone.courier.sync()
    assert (held.parts, phone.courier.state().seal) == (0, Seal.PAUSED)
    phone.courier.pause(on=False)
    await phone.courier.sync()
    assert 0 < held.parts <= 14 - 6
    assert phone.courier.state().seal is Seal.UP_TO_DATE
    await tablet.courier.sync()
    assert read(tablet, letter) == read(phone, letter)


async def test_a_download_goes_on_where_it_was_cut(pair: Pair) -> None:
    phone, tablet = pair
    letter = a_letter(phone)
    await phone.courier.sync()
    tablet.wire = Counting(tablet, lambda come: come >= 5)
    with pytest.raises(Unreachable):
        await tablet.courier.sync()
    kept = tablet.blobs.parts_here(letter.attachments[0].blob)
    assert kept
    tablet.crash()
    tablet.wire = again = Counting(tablet, lambda _: False)
    await tablet.courier.sync()
    assert again.parts == 6 - len(kept)
    assert read(tablet, letter) == read(phone, letter)


class Swapping(httpx.AsyncBaseTransport):
    """Gives another part than the one asked for, *times* times."""

    def __init__(self, device: Device, times: int) -> None:
        self.device, self.times = device, times

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self.device.town.wire.handle_async_request(request)
        if request.method == "GET" and "/blobs/" in request.url.path and self.times:
            self.times -= 1
            content = await response.aread()
            return httpx.Response(200, stream=httpx.ByteStream(content[::-1]))
        return response


async def test_a_wrong_part_is_asked_again_then_refused(pair: Pair) -> None:
    phone, tablet = pair
    letter = a_letter(phone, 100)
    await phone.courier.sync()
    tablet.wire = Swapping(tablet, 2)
    assert (await tablet.courier.sync()).alerts == ()
    assert read(tablet, letter) == read(phone, letter)
    file = letter.attachments[0]
    freight = Freight(tablet.space.id, tablet.peer, tablet.blobs)
    tablet.blobs._whole.clear()
    tablet.wire = Swapping(tablet, 3)
    with pytest.raises(Broken, match=r"blob\.mismatch"):
        await freight.fetch(file)


async def test_a_file_over_the_limit_waits_to_be_asked_for(pair: Pair) -> None:
    phone, tablet = pair
    letter = a_letter(phone)
    await phone.courier.sync()
    tablet.courier.turn.downloads._limit = MEBI
    await tablet.courier.sync()
    assert not tablet.blobs.has(letter.attachments[0].blob)
    await tablet.courier.fetch(letter.id)
    assert read(tablet, letter) == read(phone, letter)
