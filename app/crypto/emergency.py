"""« Carte d'urgence » : a signed card as the text of one QR square (format, §15)."""

import zlib
from dataclasses import dataclass
from typing import Final, NamedTuple
from unicodedata import normalize

from app.crypto import signing
from app.crypto.canon import canon
from app.crypto.crockford import spoken
from app.crypto.identity import identity_id
from app.crypto.packing import Count, Statement
from app.domain.emergency import Card, Checked, Part, Told, short
from app.domain.errors import Refused
from app.domain.when import When

PREFIX: Final = "ALVU1:"
BYTES_MAX: Final = 1_200
"""The longest signed card: what one square of a wallet card holds."""

_FORMAT: Final = b"\x01"
_KEY: Final = 32
_SIGNATURE: Final = 64
_HEAD: Final = len(_FORMAT) + _KEY + _SIGNATURE
_INFLATED_MAX: Final = 16 << 10
_RAW: Final = -zlib.MAX_WBITS
_SYMBOLS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_BASE, _PAIR, _BYTE = 45, 1 << 16, 1 << 8
_SIGNER: Final = 10
_UNREADABLE: Final = "emergency.unreadable"


class Line(NamedTuple):
    """A line as it is written: the number of what it is about, its words."""

    part: Count
    text: str


@dataclass(frozen=True, slots=True)
class Core(Statement):
    """What is signed, once deflated; text is in normal form C."""

    name: str
    birth: str
    day: str
    left: Count
    lines: tuple[Line, ...]


def pack(card: Card) -> bytes:
    """Return the bytes to sign: the statement of a card, deflated."""
    lines = tuple(Line(line.part, _normal(line.text)) for line in card.lines)
    core = Core(_normal(card.name), card.birth, card.day, card.left, lines)
    press = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    return press.compress(core.encode()) + press.flush()


def size(packed: bytes) -> int:
    """Return how many bytes a signed card takes."""
    return _HEAD + len(packed)


def sign(seed: bytes, packed: bytes) -> str:
    """Return the text of a card packed, signed by the identity of 32 secret bytes."""
    seal = signing.sign(seed, canon("emergency-card", packed))
    return PREFIX + written(_FORMAT + signing.public_of(seed) + seal + packed)


def check(text: str) -> Checked:
    """Return the card of a text, whose signature holds.

    Nothing is unpacked before. The signature proves that no byte was changed since;
    who signed is named by signs that only somebody who knows them can recognise.
    Raises Refused("emergency.unreadable" | "emergency.altered" | "format.unknown").
    """
    if not text.startswith(PREFIX):
        raise Refused(_UNREADABLE)
    raw = read(text.removeprefix(PREFIX))
    if len(raw) <= _HEAD:
        raise Refused(_UNREADABLE)
    if raw[:1] != _FORMAT:
        raise Refused("format.unknown")
    key, seal, packed = raw[1 : 1 + _KEY], raw[1 + _KEY : _HEAD], raw[_HEAD:]
    signing.verify(key, seal, canon("emergency-card", packed), "emergency.altered")
    return Checked(_card(packed), spoken(identity_id(key)[:_SIGNER]))


def written(raw: bytes) -> str:
    """Write bytes in the 45 signs a QR square holds best (RFC 9285)."""
    out = []
    for at in range(0, len(raw), 2):
        piece = raw[at : at + 2]
        number, signs = int.from_bytes(piece, "big"), len(piece) + 1
        for _ in range(signs):
            number, rest = divmod(number, _BASE)
            out.append(_SYMBOLS[rest])
    return "".join(out)


def read(text: str) -> bytes:
    """Read what `written` wrote. Raises Refused("emergency.unreadable")."""
    out = bytearray()
    for at in range(0, len(text), 3):
        signs = [_SYMBOLS.find(sign) for sign in text[at : at + 3]]
        number = sum(sign * _BASE**rank for rank, sign in enumerate(signs))
        whole = len(signs) == 3  # noqa: PLR2004 - three signs, two bytes
        if min(signs) < 0 or len(signs) == 1 or number >= (_PAIR if whole else _BYTE):
            raise Refused(_UNREADABLE)
        out += number.to_bytes(len(signs) - 1, "big")
    return bytes(out)


def _card(packed: bytes) -> Card:
    """Unpack what was signed, within limits: dates are dates, words are one line."""
    inflate = zlib.decompressobj(_RAW)
    try:
        raw = inflate.decompress(packed, _INFLATED_MAX)
        core = Core.decode(raw)
        lines = tuple(Told(Part(part), short(text)) for part, text in core.lines)
        birth, day = When.parse(core.birth).text, When.parse(core.day).text
    except (zlib.error, ValueError, Refused) as error:
        raise Refused(_UNREADABLE) from error
    if not inflate.eof or inflate.unused_data:
        raise Refused(_UNREADABLE)
    return Card(short(core.name), birth, day, lines, core.left)


def _normal(text: str) -> str:
    return normalize("NFC", text)
