"""A large file sealed as it is written, then read anywhere: the « sac à dos » itself.

Same envelope as `files`: format 2, chunks of 64 KiB. The first chunk holds the
length, so it is sealed last; each chunk is verified each time it is read.
"""

import io
import struct
from functools import lru_cache
from typing import BinaryIO

from app.crypto.canon import TAG, canon
from app.crypto.files import FILE_FORMAT, FileRef
from app.crypto.stream import (
    CHUNK,
    CONTENT_SUITE,
    HEADER,
    checked_key,
    content_key,
    open_chunk,
    padded_size,
    seal_chunk,
)
from app.domain.errors import Refused

_LABEL, _FRAME, _LENGTH = "blob", ">Q", 8
_CHUNKS_KEPT = 16


class SealingWriter(io.RawIOBase):
    """Seals what is written to *sink*, which must seek; `finish` makes it whole."""

    def __init__(self, sink: BinaryIO, dek: bytes, ref: FileRef) -> None:
        self._sink = sink
        self._key, commit = content_key(dek, _LABEL, *ref.parts)
        self._aad = canon(_LABEL, *ref.parts)
        self._held = bytearray(_LENGTH)
        self._first = b""
        self._index = 0
        self._size = 0
        sink.write(bytes([FILE_FORMAT, CONTENT_SUITE]) + commit)
        self._start = sink.tell()

    def writable(self) -> bool:
        """Say that bytes may be written, in order only."""
        return True

    def write(self, content: object) -> int:
        """Take bytes in order; what makes a chunk is sealed at once."""
        piece = memoryview(content).cast("B")  # type: ignore[arg-type]  # any buffer
        size: int = len(piece)
        self._size += size
        self._take(piece)
        return size

    def finish(self) -> int:
        """Pad, seal the last and the first chunk; return the size of the content."""
        left = padded_size(self._size, _FRAME) - _LENGTH - self._size
        while left:
            zeros = bytes(min(left, CHUNK))
            self._take(memoryview(zeros))
            left -= len(zeros)
        self._keep(bytes(self._held), last=True)
        first = struct.pack(_FRAME, self._size) + self._first[_LENGTH:]
        self._sink.seek(self._start)
        self._seal(0, first, last=self._index == 1)
        self._sink.seek(0, io.SEEK_END)
        return self._size

    def _take(self, piece: memoryview) -> None:
        self._held += piece
        while len(self._held) > CHUNK:
            block = bytes(self._held[:CHUNK])
            del self._held[:CHUNK]
            self._keep(block, last=False)

    def _keep(self, block: bytes, *, last: bool) -> None:
        if self._index == 0:
            self._first = block
            self._sink.write(bytes(len(block) + TAG))
        else:
            self._seal(self._index, block, last=last)
        self._index += 1

    def _seal(self, index: int, block: bytes, *, last: bool) -> None:
        self._sink.write(seal_chunk(self._key, index, block, self._aad, last=last))


class OpeningReader(io.RawIOBase):
    """Reads the content of the envelope that fills *source* from *start* on.

    Raises Refused("format.unknown" | "commit.mismatch") when built with another
    key, and at any altered, cut or added byte that is reached.
    """

    def __init__(self, source: BinaryIO, start: int, dek: bytes, ref: FileRef) -> None:
        source.seek(start)
        header = source.read(HEADER)
        self._key = checked_key(dek, FILE_FORMAT, header, _LABEL, *ref.parts)
        self._aad = canon(_LABEL, *ref.parts)
        self._source = source
        self._start = start + HEADER
        sealed = source.seek(0, io.SEEK_END) - self._start
        self._last = max(0, -(-sealed // (CHUNK + TAG)) - 1)
        self._chunk = lru_cache(_CHUNKS_KEPT)(self._open)
        self._at = 0
        first = self._chunk(0)
        if len(first) < _LENGTH:
            raise Refused("commit.mismatch")
        self.size: int = struct.unpack_from(_FRAME, first)[0]

    def verify(self) -> None:
        """Read all of it once. Raises Refused("commit.mismatch")."""
        left = self.size + _LENGTH
        total = 0
        for index in range(self._last + 1):
            chunk = self._open(index)
            total += len(chunk)
            if chunk[max(0, min(left, CHUNK)) :].strip(b"\0"):
                raise Refused("commit.mismatch")
            left -= len(chunk)
        if left > 0 or total != padded_size(self.size, _FRAME):
            raise Refused("commit.mismatch")

    def readable(self) -> bool:
        """Say that bytes may be read."""
        return True

    def seekable(self) -> bool:
        """Say that any place may be read."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place of the content; never outside of it."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}
        at: int = origin[whence] + offset
        if at < 0:
            raise OSError
        self._at = at
        return at

    def tell(self) -> int:
        """Return the place reached."""
        return self._at

    def readinto(self, buffer: object) -> int:
        """Read to the end of a chunk at most."""
        target = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # any buffer
        index, inside = divmod(self._at + _LENGTH, CHUNK)
        wanted: int = min(len(target), CHUNK - inside, max(0, self.size - self._at))
        if wanted:
            target[:wanted] = self._chunk(index)[inside : inside + wanted]
        self._at += wanted
        return wanted

    def _open(self, index: int) -> bytes:
        self._source.seek(self._start + index * (CHUNK + TAG))
        sealed = self._source.read(CHUNK + TAG)
        return open_chunk(self._key, index, sealed, self._aad, last=index == self._last)
