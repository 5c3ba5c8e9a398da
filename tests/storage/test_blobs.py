"""On disk: nothing half-written keeps a name, and only sealed bytes are there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.crypto.canon import digest
from app.crypto.files import blob_id
from app.domain.errors import Broken
from app.domain.ids import BlobId
from app.ports.blobs import PART
from storage.blobs import FolderBlobs, Meter
from tests.storage.samples import Clock, Drawn


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def blobs(tmp_path: Path, clock: Clock) -> FolderBlobs:
    return FolderBlobs(tmp_path / "blobs", now=clock, entropy=Drawn())


def files(tmp_path: Path) -> list[Path]:
    return [file for file in tmp_path.rglob("*") if file.is_file()]


@given(some.lists(some.integers(0, PART + PART // 2), max_size=4))
def test_parts_do_not_depend_on_how_bytes_come(sizes: list[int]) -> None:
    whole, meter = bytes(sum(sizes)), Meter()
    for size in sizes:
        meter.take(bytes(size))
    cut = (whole[at : at + PART] for at in range(0, len(whole), PART))
    assert meter.parts() == tuple(map(digest, cut))
    assert meter.size == len(whole)


def test_a_source_that_fails_leaves_nothing(blobs: FolderBlobs, tmp_path: Path) -> None:
    def failing() -> Iterator[bytes]:
        yield b"sealed"
        raise OSError

    with pytest.raises(Broken, match=r"disk\.io"):
        blobs.put(failing())
    assert files(tmp_path) == []


def test_an_envelope_is_owner_only_by_its_folder(
    blobs: FolderBlobs, tmp_path: Path
) -> None:
    blob, _, _ = blobs.put([b"sealed"])
    (file,) = files(tmp_path)
    assert file.relative_to(tmp_path / "blobs").parts == (blob.hex()[:2], blob.hex())
    assert (tmp_path / "blobs").stat().st_mode & 0o077 == 0


def test_received_parts_survive_a_restart(tmp_path: Path, clock: Clock) -> None:
    content = b"sealed"
    blob = blob_id((digest(content),))
    FolderBlobs(tmp_path, now=clock, entropy=Drawn()).store_part(blob, 0, content)
    again = FolderBlobs(tmp_path, now=clock, entropy=Drawn())
    assert again.parts_here(blob) == {0}
    again.assemble(blob, (digest(content),))
    assert b"".join(again.read(blob)) == content


def test_parts_of_an_envelope_that_is_whole_are_swept(
    blobs: FolderBlobs, tmp_path: Path, clock: Clock
) -> None:
    """A kill came between the envelope and the end of its parts."""
    blob, _, _ = blobs.put([b"sealed"])
    other = blob_id((digest(b"other"),))
    for one, part in ((blob, b"sealed"), (other, b"other")):
        blobs.store_part(one, 0, part)
    clock.move(days=4000)
    assert blobs.sweep({blob, other}, older_than=86_400) == 0
    assert (blobs.parts_here(blob), blobs.parts_here(other)) == (set(), {0})
    assert (blobs.has(blob), len(files(tmp_path))) == (True, 2)


def test_what_a_kill_left_is_swept(
    blobs: FolderBlobs, tmp_path: Path, clock: Clock
) -> None:
    blobs.put([b"sealed"])
    (tmp_path / "blobs" / ".part-left").write_bytes(b"half")
    blobs.store_part(BlobId(bytes(32)), 0, b"unwanted")
    clock.move(days=4000)
    assert blobs.sweep(set(), older_than=86_400) == 1
    assert files(tmp_path) == []
