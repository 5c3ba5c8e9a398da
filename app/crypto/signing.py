"""Ed25519: one signature a run, a card, a certificate; keys travel as 32 bytes."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from app.domain.errors import Refused

SigningKey = Ed25519PrivateKey
"""A seed made ready: making one costs as much as a signature, so it serves a batch."""


def private_key(seed: bytes) -> SigningKey:
    """Return the key object of a 32-byte seed, to sign with more than once."""
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_key(public: bytes, code: str = "sig.invalid") -> Ed25519PublicKey:
    """Return the key object of 32 public bytes.

    Raises Refused(*code*) when they are not a key.
    """
    try:
        return Ed25519PublicKey.from_public_bytes(public)
    except ValueError as error:
        raise Refused(code) from error


def public_of(seed: bytes) -> bytes:
    """Return the 32 public bytes of a seed."""
    return private_key(seed).public_key().public_bytes_raw()


def sign(seed: bytes, message: bytes) -> bytes:
    """Return the 64 bytes of the signature of *message*."""
    return private_key(seed).sign(message)


def verify(
    public: bytes, signature: bytes, message: bytes, code: str = "sig.invalid"
) -> None:
    """Accept only a signature of *message* by *public*.

    Raises Refused(*code*) otherwise.
    """
    try:
        public_key(public, code).verify(signature, message)
    except InvalidSignature as error:
        raise Refused(code) from error
