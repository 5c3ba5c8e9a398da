"""The notation of the formats: contexts, hashes, derived keys, small boxes."""

import hashlib
import struct
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import constant_time, hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import Refused

Part = bytes | str | int
Entropy = Callable[[int], bytes]
"""That many unpredictable bytes, as in `app.ports.world`."""

KEY = 32
NONCE = 12
TAG = 16
_PREFIX = b"alveole/1"


def digest(*pieces: bytes | memoryview) -> bytes:
    """Return the 32 bytes of SHA-256 of *pieces* put end to end."""
    total = hashlib.sha256()
    for piece in pieces:
        total.update(piece)
    return total.digest()


def canon(label: str, *parts: Part) -> bytes:
    """Return the only encoding of a context: no two contexts share one.

    `alveole/1`, then the label and each part behind its length (u32, big-endian).
    Text is UTF-8, a number is 8 bytes big-endian, bytes are taken as they are.
    """
    out = [_PREFIX]
    for part in (label, *parts):
        raw = _raw(part)
        out += (struct.pack(">I", len(raw)), raw)
    return b"".join(out)


def _raw(part: Part) -> bytes:
    if isinstance(part, int):
        return struct.pack(">Q", part)
    return part.encode() if isinstance(part, str) else part


def hkdf(secret: bytes, size: int, context: bytes, *, salt: bytes = b"") -> bytes:
    """Return *size* bytes of HKDF-SHA256 (RFC 5869); *context* is its info."""
    return HKDF(hashes.SHA256(), size, salt or None, context).derive(secret)


def kdf(secret: bytes, size: int, label: str, *parts: Part) -> bytes:
    """Derive *size* bytes for one use only: the use is the context."""
    return hkdf(secret, size, canon(label, *parts))


def equal(left: bytes, right: bytes) -> bool:
    """Compare without telling, by the time it takes, where they differ."""
    return constant_time.bytes_eq(left, right)


def box(key: bytes, plaintext: bytes, aad: bytes, entropy: Entropy) -> bytes:
    """Seal a small secret: 12-byte nonce, then AES-256-GCM (28 bytes more)."""
    nonce = entropy(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, aad)


def unbox(key: bytes, sealed: bytes, aad: bytes, code: str = "wrap.invalid") -> bytes:
    """Open what `box` sealed under the same key and context.

    Raises Refused(*code*) when any byte, the key or the context differs.
    """
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], aad)
    except (InvalidTag, ValueError) as error:
        raise Refused(code) from error


def whole_key(opened: bytes, code: str = "wrap.invalid") -> bytes:
    """Return what a box held when it is a key: 32 bytes, or Refused(*code*)."""
    if len(opened) != KEY:
        raise Refused(code)
    return opened


def unbox_key(
    key: bytes, sealed: bytes, aad: bytes, code: str = "wrap.invalid"
) -> bytes:
    """Open a box that holds a key of 32 bytes. Raises Refused(*code*) otherwise."""
    return whole_key(unbox(key, sealed, aad, code), code)
