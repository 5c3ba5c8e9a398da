"""What the sealed files keep, in a folder and in memory."""

import pytest

from app.crypto.canon import digest
from app.crypto.files import blob_id
from app.domain.errors import Broken, Refused
from app.domain.ids import BlobId
from app.ports.blobs import PART
from tests.storage.contract.conftest import Home

SMALL = b"sealed bytes"
LARGE = bytes(range(256)) * 4096 * 2 + b"tail"
DAY = 86_400.0


def parts_of(envelope: bytes) -> list[bytes]:
    return [envelope[at : at + PART] for at in range(0, len(envelope), PART)]


def hashes(envelope: bytes) -> tuple[bytes, ...]:
    return tuple(digest(part) for part in parts_of(envelope))


@pytest.mark.parametrize("envelope", [SMALL, LARGE, LARGE[:PART]])
@pytest.mark.parametrize("cut", [7_001, PART, 10 * PART])
def test_an_envelope_takes_the_name_of_its_bytes(
    home: Home, envelope: bytes, cut: int
) -> None:
    chunks = (envelope[at : at + cut] for at in range(0, len(envelope), cut))
    blob, parts, size = home.blobs.put(chunks)
    assert (parts, size) == (hashes(envelope), len(envelope))
    assert blob == blob_id(parts)
    assert b"".join(home.blobs.read(blob)) == envelope
    assert home.blobs.part(blob, len(parts) - 1) == parts_of(envelope)[-1]
    assert home.blobs.has(blob)


def test_an_absent_envelope_is_refused(home: Home) -> None:
    absent = BlobId(bytes(32))
    assert not home.blobs.has(absent)
    with pytest.raises(Refused, match=r"blob\.absent"):
        home.blobs.read(absent)
    with pytest.raises(Refused, match=r"blob\.absent"):
        home.blobs.part(absent, 0)


def test_parts_received_in_any_order_make_the_envelope(home: Home) -> None:
    blob, pieces = blob_id(hashes(LARGE)), parts_of(LARGE)
    for index in (2, 0, 1):
        home.blobs.store_part(blob, index, pieces[index])
    assert home.blobs.parts_here(blob) == {0, 1, 2}
    assert not home.blobs.has(blob)
    home.blobs.assemble(blob, hashes(LARGE))
    assert b"".join(home.blobs.read(blob)) == LARGE
    assert home.blobs.parts_here(blob) == set()
    home.blobs.assemble(blob, hashes(LARGE))


def test_a_wrong_part_is_dropped_and_the_right_ones_stay(home: Home) -> None:
    blob, pieces = blob_id(hashes(LARGE)), parts_of(LARGE)
    for index, piece in enumerate(pieces):
        home.blobs.store_part(blob, index, piece)
    home.blobs.store_part(blob, 1, pieces[1][:-1] + b"?")
    with pytest.raises(Broken, match=r"blob\.mismatch"):
        home.blobs.assemble(blob, hashes(LARGE))
    assert home.blobs.parts_here(blob) == {0, 2}
    home.blobs.store_part(blob, 1, pieces[1])
    home.blobs.assemble(blob, hashes(LARGE))


def test_a_missing_part_is_a_mismatch(home: Home) -> None:
    blob = blob_id(hashes(LARGE))
    home.blobs.store_part(blob, 0, parts_of(LARGE)[0])
    with pytest.raises(Broken, match=r"blob\.mismatch"):
        home.blobs.assemble(blob, hashes(LARGE))


def test_parts_that_do_not_make_the_name_are_refused(home: Home) -> None:
    blob = BlobId(bytes(32))
    home.blobs.store_part(blob, 0, SMALL)
    with pytest.raises(Broken, match=r"blob\.mismatch"):
        home.blobs.assemble(blob, hashes(SMALL))
    assert not home.blobs.has(blob)


def test_old_unreferenced_envelopes_are_swept(home: Home) -> None:
    kept, _, _ = home.blobs.put([SMALL])
    old, _, _ = home.blobs.put([LARGE])
    home.clock.move(days=2)
    fresh, _, _ = home.blobs.put([b"fresh"])
    assert home.blobs.sweep({kept}, older_than=DAY) == 1
    assert [home.blobs.has(each) for each in (kept, old, fresh)] == [True, False, True]
