"""A second reader of signed documents, written from docs/format.md (section 16) alone.

It shares no line with the product: it hashes the file, names the device and verifies
the signature by itself.
"""

from hashlib import sha256
from struct import pack

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class WrongError(Exception):
    """The device is not the one that is named."""


def read_signature(
    public: bytes,
    device: bytes,
    place: tuple[bytes, bytes, int],
    file: bytes,
    seal: bytes,
) -> None:
    """Accept a signature of a whole file; *place* is the space, the message, the time.

    Raises WrongError, or what Ed25519 says of a signature that does not hold.
    """
    if sha256(told(b"device-id", public)).digest()[:16] != device:
        raise WrongError
    space, message, at = place
    parts = (space, message, sha256(file).digest(), pack(">Q", at))
    Ed25519PublicKey.from_public_bytes(public).verify(
        seal, told(b"sign-document", *parts)
    )


def told(*parts: bytes) -> bytes:
    """Write a context as section 1 says."""
    return b"alveole/1" + b"".join(pack(">I", len(part)) + part for part in parts)
