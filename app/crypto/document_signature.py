"""« Signature d'un document » : the bytes a device signs when a person says yes.

It is the agreement of one space to one file that one message asked to sign. Ed25519 by
the key of the device; format: docs/format.md, section 16. It is no qualified signature
of the eIDAS regulation: nobody outside certified who holds the device.
"""

from typing import Final

from app.crypto import signing
from app.crypto.canon import canon
from app.crypto.identity import DeviceCard, device_id
from app.domain.errors import Refused
from app.domain.signature import INVALID, Agreed, Signature

_SIGN_BIT: Final = 0x7F
_WEAK: Final = frozenset(
    bytes.fromhex(point)
    for point in (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)
"""Keys of small order (RFC 8032), without the sign bit: under one of them a single
signature fits every document, so who made it could deny which one was meant."""


def signed_bytes(agreed: Agreed) -> bytes:
    """Return what is signed: a context no other use of the key has."""
    parts = (agreed.space, agreed.message, agreed.sha256, agreed.at)
    return canon("sign-document", *parts)


def sign_document(seed: bytes, card: DeviceCard, agreed: Agreed) -> Signature:
    """Return the signature of the device of *card*, whose *seed* is 32 bytes.

    Raises Refused("signature.invalid") when it would not hold.
    """
    made = Signature(
        agreed, device_id(card.ed25519_pk), signing.sign(seed, signed_bytes(agreed))
    )
    verify_document(card, made)
    return made


def verify_document(card: DeviceCard, made: Signature) -> None:
    """Accept only what the device of *card*, as the log holds it, signed.

    Raises Refused("signature.invalid") for a byte, a document, a message, a space, a
    device or an instant that is another one, and for a key any signature would fit.
    """
    public = card.ed25519_pk
    if not made.device == card.device == device_id(public) or weak(public):
        raise Refused(INVALID)
    signing.verify(public, made.seal, signed_bytes(made.agreed), INVALID)


def weak(public: bytes) -> bool:
    """Say whether a public key is of small order: it proves nothing."""
    return bytes([*public[:-1], public[-1] & _SIGN_BIT]) in _WEAK
