"""Sealed parts as files: `<space>/<2 hex>/<sha256>` under one folder."""

import asyncio
import errno
import math
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

from app.crypto.canon import digest
from app.domain.errors import Broken, Refused, Unreachable
from sync.server.blobstore import BlobEngine

ROOM = 0.05
"""The part of the disk to be left free."""

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class FolderBlobs:
    """One file a part: written aside, flushed, renamed, its folder flushed."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, space: bytes, sha: bytes, content: bytes) -> None:
        """Keep a part; the same part twice is written once."""
        await asyncio.to_thread(self._put, space, sha, content)

    async def get(
        self, space: bytes, sha: bytes, start: int = 0, length: int | None = None
    ) -> bytes:
        """Return a part or a stretch of it."""
        return await asyncio.to_thread(self._get, space, sha, start, length)

    async def missing(self, space: bytes, shas: list[bytes]) -> list[bytes]:
        """Return those of *shas* that are not here."""
        return await asyncio.to_thread(self._missing, space, shas)

    async def delete(self, space: bytes, shas: list[bytes]) -> None:
        """Forget parts."""
        await asyncio.to_thread(self._delete, space, shas)

    async def probe(self) -> None:
        """Write a file aside, and look at the room left."""
        await asyncio.to_thread(self._probe)

    async def aged(self, before: int) -> dict[bytes, list[bytes]]:
        """Return the parts whose files are older; half-written ones are deleted."""
        return await asyncio.to_thread(self._aged, before)

    def _path(self, space: bytes, sha: bytes) -> Path:
        name = sha.hex()
        return self._root / space.hex() / name[:2] / name

    def _put(self, space: bytes, sha: bytes, content: bytes) -> None:
        if digest(content) != sha:
            raise Refused("hash_mismatch")
        path = self._path(space, sha)
        if path.exists():
            return
        with _disk():
            _make_folder(path.parent)
            _write_durably(path, content)

    def _get(self, space: bytes, sha: bytes, start: int, length: int | None) -> bytes:
        try:
            with self._path(space, sha).open("rb") as file:
                file.seek(start)
                return file.read(-1 if length is None else length)
        except FileNotFoundError as error:
            raise Refused("not_found") from error

    def _missing(self, space: bytes, shas: list[bytes]) -> list[bytes]:
        return [sha for sha in shas if not self._path(space, sha).exists()]

    def _delete(self, space: bytes, shas: list[bytes]) -> None:
        for sha in shas:
            self._path(space, sha).unlink(missing_ok=True)

    def _probe(self) -> None:
        with _disk():
            _make_folder(self._root)
            probe = self._root / "probe"
            _write_durably(probe, b"probe")
            probe.unlink()
            room = disk_usage(self._root)
        if room.free < room.total * ROOM:
            raise Unreachable("storage_full")

    def _aged(self, before: int) -> dict[bytes, list[bytes]]:
        found: dict[bytes, list[bytes]] = {}
        with _disk():
            for path in self._root.glob("*/*/*"):
                if _written(path) >= before:
                    continue
                if path.suffix:
                    path.unlink(missing_ok=True)
                else:
                    space = bytes.fromhex(path.parts[-3])
                    found.setdefault(space, []).append(bytes.fromhex(path.name))
        return found


def _written(path: Path) -> float:
    """Return when a file was written (ms); one gone meanwhile is never old."""
    try:
        return path.stat().st_mtime * 1000
    except FileNotFoundError:
        return math.inf


def _write_durably(path: Path, content: bytes) -> None:
    aside = path.with_suffix(f".{threading.get_ident():x}")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.rename(path)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _make_folder(folder: Path) -> None:
    if folder.exists():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _disk() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise Unreachable("storage_full") from error
        raise Broken("storage_broken") from error


BLOBSTORE = BlobEngine("folder", FolderBlobs)
