"""A new device joins an identity: what is shown, compared and sealed (trust §9)."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.crypto import crockford
from app.crypto.canon import canon, digest
from app.crypto.packing import Count, Hash, Id, Statement
from app.crypto.suites import sealed_to, unsealed
from app.domain.errors import Refused

_SCHEME = "ALV1E:"
_TYPED_BITS, _CHECK_BITS, _TYPED_COUNT = 100, 20, 24
_TYPED_TAG = b"alveole-enrol"
_COMPARED, _COMPARED_TYPED = 6, 16


@dataclass(frozen=True, slots=True)
class Invitation(Statement):
    """What a new device shows; *card_hash* is the SHA-256 of its device card.

    *nonce* travels in the QR only, never through the server, unless the code is
    typed by hand.
    """

    device: Id
    card_hash: Hash
    nonce: Id = field(repr=False)
    url: str

    @property
    def text(self) -> str:
        """The text of the QR."""
        return _SCHEME + base64.urlsafe_b64encode(self.encode()).decode().rstrip("=")

    @property
    def code(self) -> str:
        """The 24 symbols to type where there is no camera, in groups of 4."""
        place = (self.device, self.card_hash, self.nonce, self.url)
        wide = digest(canon("enrol-typed", *place))
        number = int.from_bytes(wide, "big") >> (256 - _TYPED_BITS)
        return crockford.symbols(
            number << _CHECK_BITS | _checksum(number), _TYPED_COUNT
        )


def read_invitation(text: str) -> Invitation:
    """Read the one text an invitation has. Raises Refused("enrol.malformed")."""
    if not text.startswith(_SCHEME):
        raise Refused("enrol.malformed")
    packed = text.removeprefix(_SCHEME)
    try:
        raw = base64.b64decode(packed + "=" * (-len(packed) % 4), b"-_", validate=True)
        shown = Invitation.decode(raw)
    except (binascii.Error, ValueError, Refused) as error:
        raise Refused("enrol.malformed") from error
    if shown.text != text:
        raise Refused("enrol.malformed")
    return shown


def read_code(text: str) -> str:
    """Return a typed code as `Invitation.code` writes it.

    Raises Refused("recovery.mistyped") when a symbol is wrong.
    """
    number = crockford.typed(text, _TYPED_COUNT)
    if _checksum(number >> _CHECK_BITS) != number & (1 << _CHECK_BITS) - 1:
        raise Refused("recovery.mistyped")
    return crockford.symbols(number, _TYPED_COUNT)


def _checksum(number: int) -> int:
    raw = (number << 4).to_bytes(13, "big")
    return int.from_bytes(digest(_TYPED_TAG, raw)[:4], "big") >> (32 - _CHECK_BITS)


def compared(identity: bytes, device: bytes, nonce: bytes, *, by_hand: bool) -> str:
    """Return the symbols both screens show: 6, or 16 after a code typed by hand.

    Fewer could be ground by whoever chooses the keys.
    """
    count = _COMPARED_TYPED if by_hand else _COMPARED
    wide = digest(canon("enrol-code", identity, device, nonce))
    number = int.from_bytes(wide, "big") >> (256 - 5 * count)
    return crockford.symbols(number, count, group=4 if by_hand else 3)


class Pin(NamedTuple):
    """The head of a space's log as the approving device verified it."""

    space: Id
    seq: Count
    h: Hash


@dataclass(frozen=True, slots=True)
class Enrolment(Statement):
    """What the approving device gives: the account key, its version, the heads.

    *card_hash* is `identity.card_hash` of the identity's card.
    """

    identity: Id
    amk: Hash = field(repr=False)
    version: Count
    card_hash: Hash
    pins: tuple[Pin, ...]


def seal_enrolment(
    keys: Mapping[int, bytes], enrolment: Enrolment, device: bytes, nonce: bytes
) -> bytes:
    """Seal to the new device; *keys* are those of its card, by suite."""
    context = _context(enrolment.identity, device, nonce)
    return sealed_to(keys, enrolment.encode(), context)


def open_enrolment(
    secrets: Mapping[int, bytes],
    box: bytes,
    identity: bytes,
    device: bytes,
    nonce: bytes,
) -> Enrolment:
    """Return what was given to this device, for this invitation only.

    It authenticates nobody: check the certificate, the card and the vault next.
    Raises Refused("wrap.invalid" | "suite.floor" | "statement.malformed").
    """
    context = _context(identity, device, nonce)
    enrolment = Enrolment.decode(unsealed(secrets, box, context))
    if enrolment.identity != identity:
        raise Refused("wrap.invalid")
    return enrolment


def _context(identity: bytes, device: bytes, nonce: bytes) -> bytes:
    return canon("enrol", identity, device, nonce)
