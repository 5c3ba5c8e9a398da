"""One contract, every blob store."""

import pytest

from app.crypto.canon import digest
from app.domain.errors import Refused
from sync.server.blobstore import BlobStore

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-174")]
SPACE, OTHER, PART = bytes(16), bytes([1] * 16), b"sealed part" * 100
SHA = digest(PART)
LATER = 1 << 48


async def test_a_part_comes_back_whole_or_in_stretches(blobs: BlobStore) -> None:
    await blobs.put(SPACE, SHA, PART)
    assert await blobs.get(SPACE, SHA) == PART
    assert await blobs.get(SPACE, SHA, 5, 7) == PART[5:12]


async def test_the_same_part_again_changes_nothing(blobs: BlobStore) -> None:
    await blobs.put(SPACE, SHA, PART)
    await blobs.put(SPACE, SHA, PART)
    assert await blobs.get(SPACE, SHA) == PART


async def test_a_wrong_name_is_refused(blobs: BlobStore) -> None:
    with pytest.raises(Refused, match="hash_mismatch"):
        await blobs.put(SPACE, bytes(32), PART)
    assert await blobs.missing(SPACE, [bytes(32)]) == [bytes(32)]


async def test_spaces_do_not_share_parts(blobs: BlobStore) -> None:
    await blobs.put(SPACE, SHA, PART)
    assert await blobs.missing(OTHER, [SHA]) == [SHA]
    with pytest.raises(Refused, match="not_found"):
        await blobs.get(OTHER, SHA)


async def test_what_is_deleted_is_missing(blobs: BlobStore) -> None:
    await blobs.put(SPACE, SHA, PART)
    await blobs.delete(SPACE, [SHA, bytes(32)])
    assert await blobs.missing(SPACE, [SHA]) == [SHA]


async def test_old_parts_are_listed_by_space(blobs: BlobStore) -> None:
    other = digest(b"other")
    await blobs.put(SPACE, SHA, PART)
    await blobs.put(OTHER, SHA, PART)
    await blobs.put(OTHER, other, b"other")
    found = await blobs.aged(LATER)
    assert {space: set(shas) for space, shas in found.items()} == {
        SPACE: {SHA},
        OTHER: {SHA, other},
    }


async def test_a_store_in_order_is_ready_and_left_as_it_was(blobs: BlobStore) -> None:
    await blobs.probe()
    await blobs.put(SPACE, SHA, PART)
    await blobs.probe()
    assert await blobs.aged(LATER) == {SPACE: [SHA]}
