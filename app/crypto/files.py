"""Sealed files: one envelope a file, made and opened as it flows."""

import hashlib
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

from app.crypto.canon import KEY, TAG, Entropy, canon, digest
from app.crypto.stream import (
    CHUNK,
    CONTENT_SUITE,
    HEADER,
    checked_key,
    content_key,
    open_chunk,
    open_chunks,
    padded_size,
    seal_chunks,
    sealed_size,
)
from app.domain.errors import Refused
from app.domain.ids import BlobId

FILE_FORMAT = 2
PART = 1 << 20
"""Bytes of one part of an envelope, on the wire and in its name."""

Stretch = Callable[[int, int], bytes]
"""Gives bytes of a file: takes a place, and how many."""

_LABEL = "blob"
_FRAME = ">Q"
_LENGTH = 8
_CHUNKS_KEPT = 4


@dataclass(frozen=True, slots=True)
class FileRef:
    """What the envelope of a file is bound to, whatever revision holds it."""

    space: bytes
    item: bytes
    attachment: bytes

    @property
    def parts(self) -> tuple[bytes, bytes, bytes]:
        """The parts of its context, in order."""
        return self.space, self.item, self.attachment


@dataclass(frozen=True, slots=True)
class Envelope:
    """A sealed file read here and there: *read* takes a place and how many bytes."""

    size: int
    read: Stretch


class SealedFile:
    """Gives the envelope in pieces, once; *sha* is H(plain), known at the end."""

    def __init__(
        self, ref: FileRef, chunks: Iterable[bytes], size: int, dek: bytes
    ) -> None:
        self.dek = dek
        self.plain_size = size
        self.envelope_size = envelope_of(size)
        self.sha = b""
        self._ref = ref
        self._chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        """Read the file, seal it, hash it: one pass, a few chunks in memory.

        Raises Refused("file.changed") when it does not have the size announced.
        """
        key, commit = content_key(self.dek, _LABEL, *self._ref.parts)
        yield bytes([FILE_FORMAT, CONTENT_SUITE]) + commit
        yield from seal_chunks(key, self._padded(), canon(_LABEL, *self._ref.parts))

    def _padded(self) -> Iterator[bytes]:
        size = self.plain_size
        yield struct.pack(_FRAME, size)
        yield from self._hashed()
        zeros = padded_size(size, _FRAME) - _LENGTH - size
        whole, rest = divmod(zeros, PART)
        yield from chain(repeat(bytes(PART), whole), (bytes(rest),))

    def _hashed(self) -> Iterator[bytes]:
        total, seen = hashlib.sha256(), 0
        for piece in self._chunks:
            total.update(piece)
            seen += len(piece)
            yield piece
        if seen != self.plain_size:
            raise Refused("file.changed")
        self.sha = total.digest()


def envelope_of(size: int) -> int:
    """Return the bytes of the envelope of a file of *size* bytes."""
    return HEADER + sealed_size(padded_size(size, _FRAME))


def seal_file(
    ref: FileRef, chunks: Iterable[bytes], size: int, entropy: Entropy
) -> SealedFile:
    """Seal a file of *size* bytes under a key drawn here; iterate on the result."""
    return SealedFile(ref, chunks, size, entropy(KEY))


def open_file(
    dek: bytes, ref: FileRef, envelope_chunks: Iterable[bytes]
) -> Iterator[bytes]:
    """Give the file piece by piece, each verified: for a viewer, in memory only.

    Only the end proves that nothing is missing. Raises Refused("format.unknown")
    or Refused("commit.mismatch") for another key, place, or any other byte.
    """
    pieces = iter(envelope_chunks)
    start = b""
    while len(start) < HEADER and (piece := next(pieces, b"")):
        start += piece
    key = checked_key(dek, FILE_FORMAT, start[:HEADER], _LABEL, *ref.parts)
    sealed = chain((start[HEADER:],), pieces)
    return _unpadded(open_chunks(key, sealed, canon(_LABEL, *ref.parts)))


def _unpadded(padded: Iterator[bytes]) -> Iterator[bytes]:
    first = next(padded)
    if len(first) < _LENGTH:
        raise Refused("commit.mismatch")
    (size,) = struct.unpack_from(_FRAME, first)
    seen, left = _LENGTH, size
    for piece in chain((first[_LENGTH:],), padded):
        content, zeros = piece[:left], piece[left:]
        seen += len(piece)
        left -= len(content)
        if zeros.strip(b"\0"):
            raise Refused("commit.mismatch")
        yield content
    if seen != padded_size(size, _FRAME):
        raise Refused("commit.mismatch")


def open_whole(dek: bytes, ref: FileRef, envelope_chunks: Iterable[bytes]) -> bytes:
    """Return the file once its last chunk is verified: all or nothing.

    Raises as `open_file`.
    """
    return b"".join(open_file(dek, ref, envelope_chunks))


def opener(dek: bytes, ref: FileRef, envelope: Envelope) -> Stretch:
    """Return what gives some bytes of a file, each chunk of them verified.

    Nothing else of the envelope is read: the rest of the file may be wrong. The
    chunks opened last stay in memory. Raises as `open_file`, now and at each call.
    """
    header = envelope.read(0, HEADER)
    key = checked_key(dek, FILE_FORMAT, header, _LABEL, *ref.parts)
    aad, sealed = canon(_LABEL, *ref.parts), CHUNK + TAG
    last = (envelope.size - HEADER - 1) // sealed

    @lru_cache(_CHUNKS_KEPT)
    def chunk(index: int) -> bytes:
        block = envelope.read(HEADER + index * sealed, sealed)
        return open_chunk(key, index, block, aad, last=index == last)

    def read(start: int, size: int) -> bytes:
        first, end = (start + _LENGTH) // CHUNK, start + _LENGTH + size
        opened = map(chunk, range(first, min(last, (end - 1) // CHUNK) + 1))
        at = start + _LENGTH - first * CHUNK
        return b"".join(opened)[at : at + size]

    return read


def blob_id(parts: Sequence[bytes]) -> BlobId:
    """Return the name of an envelope, from the hashes of its parts."""
    return BlobId(digest(canon("blob-id", *parts)))
