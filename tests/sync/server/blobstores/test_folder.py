"""Parts as files: whole or absent, whatever happens to the disk."""

import errno
import os
from pathlib import Path

import pytest

from app.crypto.canon import digest
from app.domain.errors import Broken, Unreachable
from sync.server.blobstores.folder import FolderBlobs

pytestmark = pytest.mark.anyio
PART = b"part" * 1000
SHA = digest(PART)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_a_part_is_a_file_named_by_its_hash(tmp_path: Path) -> None:
    await FolderBlobs(tmp_path).put(bytes(16), SHA, PART)
    (kept,) = files(tmp_path)
    assert kept.relative_to(tmp_path).parts == ("00" * 16, SHA.hex()[:2], SHA.hex())


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, Unreachable), (errno.EIO, Broken)],
)
async def test_a_failing_disk_keeps_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[Exception],
) -> None:
    def failing(_: int) -> None:
        raise OSError(number, "disk")

    blobs = FolderBlobs(tmp_path)
    (tmp_path / ("00" * 16) / SHA.hex()[:2]).mkdir(parents=True)
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(error):
        await blobs.put(bytes(16), SHA, PART)
    assert not files(tmp_path)
    assert await blobs.missing(bytes(16), [SHA]) == [SHA]


async def test_only_what_is_old_is_listed_or_removed(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    await blobs.put(bytes(16), SHA, PART)
    half = tmp_path / ("00" * 16) / SHA.hex()[:2] / "half.7f"
    half.write_bytes(b"half")
    assert await blobs.aged(60_000) == {}
    assert half.exists()
    for path in files(tmp_path):
        os.utime(path, (59, 59))
    assert await blobs.aged(60_000) == {bytes(16): [SHA]}
    assert not half.exists()
    assert await blobs.get(bytes(16), SHA) == PART


async def test_a_part_gone_meanwhile_is_not_listed(tmp_path: Path) -> None:
    blobs = FolderBlobs(tmp_path)
    await blobs.put(bytes(16), SHA, PART)
    (tmp_path / ("00" * 16) / SHA.hex()[:2] / "gone").symlink_to("nowhere")
    assert await blobs.aged(1 << 48) == {bytes(16): [SHA]}
