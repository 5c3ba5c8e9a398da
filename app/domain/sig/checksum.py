"""E2E-CRC of the glucose sensor service: CRC-16/MCRF4XX."""

from typing import Final

from app.domain.sig.packet import DecodeError, packed

SIZE: Final = 2
_START: Final = 0xFFFF
_REFLECTED: Final = 0x8408
"""The polynomial 0x1021, its bits in the other order."""


def _row(byte: int) -> int:
    for _ in range(8):
        byte = byte >> 1 ^ _REFLECTED if byte & 1 else byte >> 1
    return byte


_TABLE: Final = tuple(_row(byte) for byte in range(256))


def crc(raw: bytes) -> int:
    """Return the checksum of *raw*: `123456789` gives 0x6F91."""
    value = _START
    for byte in raw:
        value = value >> 8 ^ _TABLE[(value ^ byte) & 0xFF]
    return value


def sealed(raw: bytes) -> bytes:
    """Return *raw* and its checksum, low byte first."""
    return raw + packed(crc(raw), SIZE)


def opened(raw: bytes) -> bytes:
    """Return what stands before a checksum that is right.

    Raises DecodeError("short"), DecodeError("crc").
    """
    if len(raw) < SIZE:
        raise DecodeError("short")
    body = raw[:-SIZE]
    if sealed(body) != raw:
        raise DecodeError("crc")
    return body
