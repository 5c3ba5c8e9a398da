"""Symbols made to be read aloud and copied by hand (Crockford's base 32)."""

from app.crypto.canon import digest
from app.domain.errors import Refused

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PRINTED = " \u00a0\u2007\u202f-\u2010\u2011\u2012\u2013\u2014\u2212"
"""What a printed sheet puts between symbols: spaces and dashes, pasted as they are."""

_DROPPED = str.maketrans("", "", "\t\r\n" + PRINTED)
_FORGIVEN = str.maketrans("OIL", "011")
_MISTYPED = "recovery.mistyped"


def symbols(number: int, count: int, *, group: int = 4) -> str:
    """Write the *count* lowest groups of 5 bits of *number*, highest first."""
    text = "".join(SYMBOLS[number >> 5 * at & 31] for at in reversed(range(count)))
    return "-".join(text[at : at + group] for at in range(0, count, group))


def spoken(raw: bytes) -> str:
    """Write *raw*, a multiple of 5 bytes, in groups of 4 symbols."""
    return symbols(int.from_bytes(raw, "big"), len(raw) * 8 // 5)


def typed(text: str, count: int, code: str = _MISTYPED) -> int:
    """Read *count* symbols: case, spaces and dashes do not matter, O is 0, I L are 1.

    Raises Refused(*code*) for another count or another symbol.
    """
    bare = text.translate(_DROPPED)
    plain = bare.upper().translate(_FORGIVEN)
    if not bare.isascii() or len(plain) != count or not set(plain) <= set(SYMBOLS):
        raise Refused(code)
    number = 0
    for symbol in plain:
        number = number << 5 | SYMBOLS.index(symbol)
    return number


def checked(raw: bytes, tag: bytes, bits: int, *, count: int, group: int = 4) -> str:
    """Write *raw* followed by the first *bits* bits of H(tag ‖ raw), as symbols."""
    number = int.from_bytes(raw, "big") << bits | _checksum(raw, tag, bits)
    return symbols(number, count, group=group)


def check(
    text: str, tag: bytes, bits: int, *, count: int, code: str = _MISTYPED
) -> bytes:
    """Return what `checked` wrote.

    Raises Refused(*code*) when a symbol is wrong.
    """
    number = typed(text, count, code)
    size = (count * 5 - bits) // 8
    raw = (number >> bits & (1 << size * 8) - 1).to_bytes(size, "big")
    if number != int.from_bytes(raw, "big") << bits | _checksum(raw, tag, bits):
        raise Refused(code)
    return raw


def _checksum(raw: bytes, tag: bytes, bits: int) -> int:
    return int.from_bytes(digest(tag, raw)[:4], "big") >> (32 - bits)
