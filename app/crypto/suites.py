"""Sealing to a person: HPKE base mode (RFC 9180), suite 1 X25519, suite 2 X-Wing."""

import hashlib
from collections.abc import Mapping
from functools import cache

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.mlkem import (
    MLKEM768PrivateKey,
    MLKEM768PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from app.crypto.canon import KEY
from app.domain.errors import Refused

CLASSIC, HYBRID = 1, 2
PUBLIC_SIZES = {CLASSIC: 32, HYBRID: 1216}
_MLKEM_PUBLIC = 1184
_MLKEM_SEED = 64
_SUITES = {
    CLASSIC: Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
    HYBRID: Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM),
}


def public_key(suite: int, secret: bytes) -> bytes:
    """Return the public half of a 32-byte secret: 32 bytes, or 1,216 in suite 2."""
    if suite == CLASSIC:
        return _x25519(secret).public_key().public_bytes_raw()
    kem, curve = _halves(secret)
    return kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def public_keys(secrets: Mapping[int, bytes]) -> dict[int, bytes]:
    """Return the public half of each secret, by suite."""
    return {suite: public_key(suite, secret) for suite, secret in secrets.items()}


def _x25519(secret: bytes) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(secret)


def _halves(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    """Expand an X-Wing seed: ML-KEM d and z, then the X25519 secret."""
    wide = hashlib.shake_256(seed).digest(_MLKEM_SEED + KEY)
    kem = MLKEM768PrivateKey.from_seed_bytes(wide[:_MLKEM_SEED])
    return kem, _x25519(wide[_MLKEM_SEED:])


def _private(suite: int, secret: bytes) -> X25519PrivateKey | MLKEM768X25519PrivateKey:
    if suite == CLASSIC:
        return _x25519(secret)
    return MLKEM768X25519PrivateKey(*_halves(secret))


def _public(suite: int, raw: bytes) -> X25519PublicKey | MLKEM768X25519PublicKey:
    if suite == CLASSIC:
        return X25519PublicKey.from_public_bytes(raw)
    return MLKEM768X25519PublicKey(
        MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_PUBLIC]),
        X25519PublicKey.from_public_bytes(raw[_MLKEM_PUBLIC:]),
    )


def sealed(suite: int, public: bytes, plaintext: bytes, context: bytes) -> bytes:
    """Seal to a public key: u8 suite, then enc and ciphertext of HPKE.

    HPKE names no sender and takes no AAD: *context* (its `info`) holds all that
    binds the box to its place, and the box travels inside something signed. HPKE
    draws its own ephemeral key. Raises Refused("suite.floor") for a suite we do
    not have, Refused("key.changed") when *public* is not a key of it.
    """
    if suite not in _SUITES:
        raise Refused("suite.floor")
    try:
        recipient = _public(suite, public)
        return bytes([suite]) + _SUITES[suite].encrypt(
            plaintext, recipient, info=context
        )
    except ValueError as error:
        raise Refused("key.changed") from error


def unsealed(secrets: Mapping[int, bytes], box: bytes, context: bytes) -> bytes:
    """Open a box sealed to us; *secrets* are our 32-byte secrets by suite.

    Raises Refused("suite.floor") for a suite we do not have,
    Refused("wrap.invalid") when the box, the key or the context differs.
    """
    suite = box[0] if box else 0
    if suite not in _SUITES or suite not in secrets:
        raise Refused("suite.floor")
    try:
        return _SUITES[suite].decrypt(
            box[1:], _private(suite, secrets[suite]), info=context
        )
    except (InvalidTag, ValueError) as error:
        raise Refused("wrap.invalid") from error


@cache
def best_suite() -> int:
    """Return 2 where this machine can do ML-KEM, else 1: a test of the feature."""
    try:
        sealed(HYBRID, public_key(HYBRID, bytes(KEY)), b"", b"")
    except UnsupportedAlgorithm:
        return CLASSIC
    return HYBRID


def suite_for(keys: Mapping[int, bytes]) -> int:
    """Choose the suite to seal with to somebody whose card lists *keys*."""
    return HYBRID if keys.get(HYBRID) and best_suite() == HYBRID else CLASSIC


def sealed_to(keys: Mapping[int, bytes], plaintext: bytes, context: bytes) -> bytes:
    """Seal to somebody in the best suite both ends have; *keys* by suite."""
    suite = suite_for(keys)
    return sealed(suite, keys[suite], plaintext, context)
