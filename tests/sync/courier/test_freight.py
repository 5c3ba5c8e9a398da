"""Parts go and come three at a time, each once, and wrong ones never stay."""

import asyncio

import pytest

from app.crypto.canon import digest
from app.crypto.files import blob_id
from app.domain.entry import Attachment
from app.domain.errors import Broken, Refused, Unreachable
from app.domain.ids import AttachmentId, SpaceId
from storage.memory.blobs import MemoryBlobs
from sync.courier.freight import LANES, Freight, abreast, places
from tests.journeys.town import Watch

pytestmark = pytest.mark.anyio
SPACE = SpaceId(b"s" * 16)
PART = 1 << 20


class Depot:
    """The server's parts, and how many are asked for at once."""

    def __init__(self) -> None:
        self.parts: dict[bytes, bytes] = {}
        self.asked: list[bytes] = []
        self.now = self.most = 0

    async def missing(self, _: bytes, parts: list[bytes]) -> list[bytes]:
        return [part for part in parts if part not in self.parts]

    async def put_part(self, _: bytes, part: bytes, data: bytes) -> None:
        await self._busy()
        self.parts[part] = data

    async def get_part(self, _: bytes, part: bytes) -> bytes:
        await self._busy()
        self.asked.append(part)
        return self.parts[part]

    async def _busy(self) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0)
        self.now -= 1


def a_file(blobs: MemoryBlobs, count: int) -> Attachment:
    envelope = b"".join(bytes([n]) * PART for n in range(1, count + 1))
    blob, parts, size = blobs.put([envelope])
    texts = "application/pdf", "a.pdf", "original"
    own = AttachmentId(b"a" * 16)
    return Attachment(own, b"k" * 32, blob, size, 1, b"h" * 32, *texts, parts)


@pytest.fixture
def depot() -> Depot:
    return Depot()


def freight(depot: Depot) -> tuple[Freight, MemoryBlobs]:
    blobs = MemoryBlobs(now=Watch())
    return Freight(SPACE, depot, blobs), blobs  # type: ignore[arg-type]  # only parts


async def test_only_what_lacks_is_sent(depot: Depot) -> None:
    load, blobs = freight(depot)
    file = a_file(blobs, 5)
    depot.parts[file.parts[0]] = b"kept"
    await load.send(file.parts, places([file]))
    assert set(depot.parts) == set(file.parts)
    assert depot.parts[file.parts[0]] == b"kept"
    assert 1 < depot.most <= LANES


async def test_a_part_that_is_nowhere_stops_the_push(depot: Depot) -> None:
    load, _ = freight(depot)
    with pytest.raises(Refused, match=r"blob\.absent"):
        await load.send([b"p" * 32], {})


async def test_a_file_comes_whole(depot: Depot) -> None:
    sending, there = freight(depot)
    file = a_file(there, 4)
    await sending.send(file.parts, places([file]))
    coming, here = freight(depot)
    await coming.fetch(file)
    assert b"".join(here.read(file.blob)) == b"".join(there.read(file.blob))
    await coming.fetch(file)
    assert len(depot.asked) == 4


async def test_parts_already_here_are_not_asked_again(depot: Depot) -> None:
    sending, there = freight(depot)
    file = a_file(there, 3)
    await sending.send(file.parts, places([file]))
    coming, here = freight(depot)
    here.store_part(file.blob, 1, there.part(file.blob, 1))
    await coming.fetch(file)
    assert sorted(depot.asked) == sorted([file.parts[0], file.parts[2]])


@pytest.mark.covers("C-001")
async def test_a_wrong_part_is_asked_three_times_then_refused(depot: Depot) -> None:
    load, blobs = freight(depot)
    part = digest(b"right")
    depot.parts[part] = b"wrong"
    with pytest.raises(Broken, match=r"blob\.mismatch"):
        await load.part(part)
    assert depot.asked == [part] * 3
    assert blobs.parts_here(blob_id([part])) == set()


async def test_the_first_error_stops_every_lane() -> None:
    done: list[int] = []

    async def fine() -> None:
        done.append(1)
        await asyncio.sleep(0)

    async def fails() -> None:
        raise Unreachable("peer.silent")

    with pytest.raises(Unreachable, match=r"peer\.silent"):
        await abreast([fine, fails, *[fine] * 50])
    assert len(done) < 20
