"""STREAM and padding: what an envelope is made of, whole or chunk by chunk."""

import struct
from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.crypto.canon import KEY, TAG, Part, equal, kdf
from app.domain.errors import Refused

CHUNK = 64 * 1024
CONTENT_SUITE = 1
HEADER = 2 + KEY
PADDED_MIN = 256


def content_key(dek: bytes, label: str, *parts: Part) -> tuple[bytes, bytes]:
    """Return the key of the stream and the commitment that names the DEK."""
    keys = kdf(dek, 2 * KEY, label, *parts)
    return keys[:KEY], keys[KEY:]


def checked_key(
    dek: bytes, version: int, header: bytes, label: str, *parts: Part
) -> bytes:
    """Return the key of the stream behind *header*, the first 34 bytes.

    Raises Refused("format.unknown") for another format or content suite,
    Refused("commit.mismatch") when *dek* is not the one committed to.
    """
    if header[:2] != bytes([version, CONTENT_SUITE]):
        raise Refused("format.unknown")
    key, commit = content_key(dek, label, *parts)
    if not equal(commit, header[2:]):
        raise Refused("commit.mismatch")
    return key


def blocks(pieces: Iterable[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """Cut what comes into blocks of exactly *size*, and say which is the last.

    There is always a last one: shorter, full, or empty when nothing came.
    """
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) > size:
            with memoryview(held) as view:
                block = bytes(view[:size])
            del held[:size]
            yield block, False
    yield bytes(held), True


def seal_chunks(key: bytes, pieces: Iterable[bytes], aad: bytes) -> Iterator[bytes]:
    """Seal what comes in chunks of 64 KiB; *key* must never seal anything else."""
    for index, (block, last) in enumerate(blocks(pieces, CHUNK)):
        yield seal_chunk(key, index, block, aad, last=last)


def seal_chunk(
    key: bytes, index: int, block: bytes, aad: bytes, *, last: bool
) -> bytes:
    """Seal the chunk number *index*; a number serves once."""
    return AESGCM(key).encrypt(_nonce(index, last=last), block, aad)


def open_chunks(key: bytes, pieces: Iterable[bytes], aad: bytes) -> Iterator[bytes]:
    """Open chunk by chunk: what comes out is verified, what misses is not known yet.

    Raises Refused("commit.mismatch") at the first chunk cut, moved, repeated,
    added, empty or altered.
    """
    for index, (block, last) in enumerate(blocks(pieces, CHUNK + TAG)):
        yield open_chunk(key, index, block, aad, last=last)


def open_chunk(
    key: bytes, index: int, block: bytes, aad: bytes, *, last: bool
) -> bytes:
    """Open one chunk alone; only the first may be empty: one content, one stream.

    Raises Refused("commit.mismatch") as `open_chunks`.
    """
    if index and len(block) <= TAG:
        raise Refused("commit.mismatch")
    try:
        return AESGCM(key).decrypt(_nonce(index, last=last), block, aad)
    except (InvalidTag, ValueError) as error:
        raise Refused("commit.mismatch") from error


def _nonce(index: int, *, last: bool) -> bytes:
    return bytes(7) + struct.pack(">IB", index, last)


def seal_stream(key: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """Seal the whole of *plaintext*."""
    return b"".join(seal_chunks(key, (plaintext,), aad))


def open_stream(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    """Open all or nothing.

    Raises Refused("commit.mismatch") for any other bytes than those sealed.
    """
    return b"".join(open_chunks(key, (sealed,), aad))


def sealed_size(size: int) -> int:
    """Return how many bytes *size* bytes make once sealed."""
    return size + TAG * max(1, -(-size // CHUNK))


def padme(size: int) -> int:
    """Return a length that tells little about *size*, at most about 12 % more.

    Source: Nikitin et al., « Reducing Metadata Leakage from Encrypted Files », 2019.
    """
    exponent = size.bit_length() - 1
    spare = exponent - exponent.bit_length()
    if spare <= 0:
        return size
    mask = (1 << spare) - 1
    return size + mask & ~mask


def padded_size(size: int, frame: str = ">I") -> int:
    """Return the padded length of *size* bytes behind a length field *frame*."""
    return max(PADDED_MIN, padme(struct.calcsize(frame) + size))


def pad(content: bytes, frame: str = ">I") -> bytes:
    """Put the length before and zeros behind."""
    framed = struct.pack(frame, len(content)) + content
    return framed.ljust(padded_size(len(content), frame), b"\0")


def unpad(padded: bytes, frame: str = ">I") -> bytes:
    """Take the content back out.

    Raises Refused("commit.mismatch") for a false length, a padding of another size
    or a zero that is not one.
    """
    start = struct.calcsize(frame)
    if len(padded) < start:
        raise Refused("commit.mismatch")
    (size,) = struct.unpack_from(frame, padded)
    zeros = padded[start + size :]
    if len(padded) != padded_size(size, frame) or zeros.strip(b"\0"):
        raise Refused("commit.mismatch")
    return padded[start : start + size]
