"""A second reader of emergency cards, written from docs/format.md (section 15) alone.

It shares no line with the product: it reads the signs, the signature and the
MessagePack by itself.
"""

import zlib
from collections.abc import Callable
from struct import pack

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
Value = int | str | list["Value"]


class WrongError(Exception):
    """The text is no card, or is not what was signed."""


def read_card(text: str) -> list[Value]:
    """Return the statement of a card, once its signature holds."""
    if text[:6] != "ALVU1:":
        raise WrongError
    raw = unbase45(text[6:])
    if raw[0] != 1:
        raise WrongError
    key, seal, packed = raw[1:33], raw[33:97], raw[97:]
    told = b"alveole/1"
    for part in (b"emergency-card", packed):
        told += pack(">I", len(part)) + part
    Ed25519PublicKey.from_public_bytes(key).verify(seal, told)
    value, rest = unpacked(zlib.decompress(packed, -15))
    if rest or not isinstance(value, list) or value[0] != 1:
        raise WrongError
    return value


def unbase45(text: str) -> bytes:
    """Read base 45: three signs are two bytes, two signs one, lowest first."""
    out = b""
    while text:
        piece, text = text[:3], text[3:]
        number = 0
        for sign in reversed(piece):
            number = number * 45 + SIGNS.index(sign)
        out += number.to_bytes(len(piece) - 1, "big")
    return out


def unpacked(raw: bytes) -> tuple[Value, bytes]:
    """Read one MessagePack value: small and 8 or 16-bit integers, texts, arrays."""
    head, rest = raw[0], raw[1:]
    if head < 0x80:
        return head, rest
    if head >> 4 == 9:
        return items(head & 15, rest)
    if head >> 5 == 5:
        return words(head & 31, rest)
    if head not in LONGER:
        raise WrongError
    size, read = LONGER[head]
    return read(int.from_bytes(rest[:size], "big"), rest[size:])


def items(count: int, rest: bytes) -> tuple[Value, bytes]:
    """Read that many values."""
    found: list[Value] = []
    for _ in range(count):
        value, rest = unpacked(rest)
        found.append(value)
    return found, rest


def words(size: int, rest: bytes) -> tuple[Value, bytes]:
    """Read a text of that many bytes."""
    return rest[:size].decode(), rest[size:]


def whole(value: int, rest: bytes) -> tuple[Value, bytes]:
    """Read an integer that was already read."""
    return value, rest


LONGER: dict[int, tuple[int, Callable[[int, bytes], tuple[Value, bytes]]]] = {
    0xCC: (1, whole),
    0xCD: (2, whole),
    0xD9: (1, words),
    0xDA: (2, words),
    0xDC: (2, items),
}
"""How many bytes of length follow a first byte, and what they count."""
