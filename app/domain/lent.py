"""« Fichier prêté » : bytes read here and there, never all at once."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from app.domain.entry import Attachment
from app.domain.ids import EntryId

PIECE = 1 << 20
"""Bytes given at once of what is read from end to end."""


@dataclass(frozen=True, slots=True, repr=False)
class Lent:
    """A file of *size* bytes; *read* takes a place and how many bytes, all there.

    It raises what the place where the file lies does.
    """

    size: int
    read: Callable[[int, int], bytes] = field(compare=False)

    def within(self, start: int, size: int) -> "Lent":
        """Return *size* bytes of it, from *start*, as a file of their own."""
        return Lent(size, lambda at, count: self.read(start + at, count))

    def open(self, buffer: int = PIECE) -> BinaryIO:
        """Return a file that reads it from its start, *buffer* bytes at once."""
        return io.BufferedReader(_Cursor(self), buffer)


class _Cursor(io.RawIOBase):
    """A place in a file that is lent; libraries ask for its name."""

    name = ""

    def __init__(self, lent: Lent) -> None:
        self._lent = lent
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        bases = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._lent.size}
        self._at = max(0, bases[whence] + offset)
        return self._at

    def readinto(self, room: object) -> int:
        view = memoryview(room).cast("B")  # type: ignore[arg-type]  # any buffer
        size = max(0, min(len(view), self._lent.size - self._at))
        view[:size] = self._lent.read(self._at, size) if size else b""
        self._at += size
        return size


@dataclass(frozen=True, slots=True, repr=False)
class Arrived(Lent):
    """« Arrivée » : a large file sealed as it came, under the document it will make.

    Bound to the id of that document, it is not sealed again. *file* knows neither
    role nor type yet; *sha1* is the one FHIR wants.
    """

    own: EntryId
    file: Attachment
    sha1: bytes


def lend(content: bytes) -> Lent:
    """Return bytes in memory as a file that is lent."""
    return Lent(len(content), lambda start, size: content[start : start + size])


def lend_file(file: BinaryIO, size: int) -> Lent:
    """Return a file that is open as one that is lent, for as long as it is."""

    def read(start: int, count: int) -> bytes:
        file.seek(start)
        return file.read(count)

    return Lent(size, read)


Content = bytes | Lent
"""A file in memory, or one too large for it."""


def weight(content: Content) -> int:
    """Return the size of a file, in bytes."""
    return len(content) if isinstance(content, bytes) else content.size


def start_of(content: Content, size: int) -> bytes:
    """Return the first bytes of a file, at most *size*."""
    if isinstance(content, bytes):
        return content[:size]
    return content.read(0, min(size, content.size))


def pieces_of(content: Content) -> Iterator[bytes]:
    """Give a file from its start to its end."""
    whole, total = content, weight(content)
    for at in range(0, total, PIECE):
        size = min(PIECE, total - at)
        if isinstance(whole, bytes):
            yield whole[at : at + size]
        else:
            yield whole.read(at, size)
