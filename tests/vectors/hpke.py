"""The two ends of HPKE by hand, to hold our wrapper against something else."""

import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEM_1 = b"KEM\0\x20"
SUITES = {1: b"HPKE\0\x20\0\x01\0\x02", 2: b"HPKE\x64\x7a\0\x01\0\x02"}


def extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    """LabeledExtract of RFC 9180."""
    labelled = b"HPKE-v1" + suite + label + secret
    return hmac.digest(salt or bytes(32), labelled, "sha256")


def expand(suite: bytes, prk: bytes, label: bytes, context: bytes, size: int) -> bytes:
    """LabeledExpand of RFC 9180, up to 32 bytes."""
    labelled = size.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context
    return hmac.digest(prk, labelled + b"\1", "sha256")[:size]


def x25519_secret(exchanged: bytes, kem_context: bytes) -> bytes:
    """Return the KEM's shared secret of suite 1."""
    prk = extract(KEM_1, b"", b"eae_prk", exchanged)
    return expand(KEM_1, prk, b"shared_secret", kem_context, 32)


def schedule(suite: int, secret: bytes, info: bytes) -> tuple[AESGCM, bytes]:
    """Return the cipher and nonce of the first message, base mode."""
    name = SUITES[suite]
    psk = extract(name, b"", b"psk_id_hash", b"")
    context = b"\0" + psk + extract(name, b"", b"info_hash", info)
    prk = extract(name, secret, b"secret", b"")
    key = expand(name, prk, b"key", context, 32)
    return AESGCM(key), expand(name, prk, b"base_nonce", context, 12)
