"""What the disk must not lose: whole files or nothing, errors in our words."""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import Broken

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def disk_told() -> Iterator[None]:
    """Turn the system's errors into Broken("disk.full" | "disk.io")."""
    try:
        yield
    except OSError as error:
        full = error.errno in _FULL
        raise Broken("disk.full" if full else "disk.io") from error


def free_bytes(folder: Path) -> int:
    """Return how many bytes this disk can still take."""
    return shutil.disk_usage(folder).free


def replace_file(path: Path, content: bytes) -> None:
    """Write a small owner-only file: the old one or the new one, never a half."""
    with written_whole(path) as file:
        file.write(content)


def fsync_folder(folder: Path) -> None:
    """Make the names of a folder last."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Lend an owner-only file to write and read; it takes *path*'s name at the end.

    An error leaves whatever was at *path* as it was. The file is always a new one:
    what somebody put in its place beforehand is neither followed nor shared.
    """
    coming = path.with_name(f"{path.name}.part")
    with disk_told():
        try:
            coming.unlink(missing_ok=True)
            with open(coming, "x+b", opener=_owned) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            coming.replace(path)
            fsync_folder(path.parent)
        finally:
            coming.unlink(missing_ok=True)


class LoneFile:
    """Implements `app.ports.left_open.LeftOpen`: one small file, whole or absent."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> bytes:
        """Return what it holds, b"" where there is none."""
        with disk_told(), suppress(FileNotFoundError):
            return self._path.read_bytes()
        return b""

    def write(self, content: bytes) -> None:
        """Put *content* in it, for the owner of this device alone."""
        replace_file(self._path, content)

    def remove(self) -> None:
        """Take it away, and what a cut writing left; it is gone when this returns."""
        with disk_told():
            self._path.unlink(missing_ok=True)
            self._path.with_name(f"{self._path.name}.part").unlink(missing_ok=True)
            fsync_folder(self._path.parent)


def lone_files(folder: Path, name: str) -> list[LoneFile]:
    """Return the file called *name*, then each called so after a dot."""
    return [LoneFile(one) for one in (folder / name, *sorted(folder.glob(f"*.{name}")))]


@contextmanager
def unnamed(folder: Path) -> Iterator[BinaryIO]:
    """Lend an owner-only file that loses its name at once: nothing outlives this.

    Windows keeps the name until the end.
    """
    path = folder / "passing.part"
    with disk_told():
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            with open(path, "x+b", opener=_owned) as file:
                if sys.platform != "win32":
                    path.unlink()
                yield file
        finally:
            path.unlink(missing_ok=True)


def _owned(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
