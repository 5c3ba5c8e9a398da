"""Ids: 16 raw bytes everywhere inside, hexadecimal text only at the borders."""

from collections.abc import Callable
from datetime import datetime
from typing import NewType

from app.domain.errors import Refused

SpaceId = NewType("SpaceId", bytes)
EntryId = NewType("EntryId", bytes)
AttachmentId = NewType("AttachmentId", bytes)
CollectionId = NewType("CollectionId", bytes)
IdentityId = NewType("IdentityId", bytes)
DeviceId = NewType("DeviceId", bytes)
BlobId = NewType("BlobId", bytes)
"""Name of a sealed file: 32 bytes (trust, section 3)."""

NewId = Callable[[], bytes]
"""Gives a fresh UUIDv7 as 16 bytes."""

ID_SIZE = 16
ROOT = CollectionId(bytes(ID_SIZE))
"""The collection of whoever may read everything: 16 zero bytes."""


class IdMint:
    """UUIDv7 (RFC 9562) in order of creation, even inside one millisecond."""

    def __init__(
        self, now: Callable[[], datetime], entropy: Callable[[int], bytes]
    ) -> None:
        self._now = now
        self._entropy = entropy
        self._last = 0

    def __call__(self) -> bytes:
        """Return 16 bytes: 48 bits of Unix ms, version 7, then random bits."""
        moment = int(self._now().timestamp() * 1000)
        random = int.from_bytes(self._entropy(10), "big")
        value = (
            moment << 80
            | 0x7 << 76
            | (random >> 64 & 0xFFF) << 64
            | 0b10 << 62
            | random & (1 << 62) - 1
        )
        if value <= self._last:
            value = self._last + 1
        self._last = value
        return value.to_bytes(ID_SIZE, "big")


def made_at(own: bytes) -> int:
    """Return when an id was made, in Unix ms: a UUIDv7 says it."""
    return int.from_bytes(own, "big") >> 80


def parse_id(text: str) -> bytes:
    """Read 32 hexadecimal digits, dashes among them and spaces around allowed.

    Raises Refused("id.malformed") for anything else.
    """
    digits = text.replace("-", "").strip()
    try:
        raw = bytes.fromhex(digits)
    except ValueError as error:
        raise Refused("id.malformed") from error
    if len(raw) != ID_SIZE or len(digits) != 2 * ID_SIZE:
        raise Refused("id.malformed")
    return raw
