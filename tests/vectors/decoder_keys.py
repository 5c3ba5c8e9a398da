"""Sections 5 and 6 of docs/format.md, read from that page and RFC 9180: keys."""

from collections.abc import Callable
from hashlib import sha3_256, shake_256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import mlkem, x25519
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.vectors.decoder_notation import (
    Part,
    Parts,
    canon,
    ed_public,
    expand,
    extract,
    is_key,
    kdf,
    mark,
    need,
    read,
    refusing,
    sha,
    unbox,
    verify,
)

KEMS = {1: (b"\x00\x20", 32), 2: (b"\x64\x7a", 1120)}
"""The number of each suite's KEM and the length of its enc."""


def halves(seed: bytes) -> tuple[mlkem.MLKEM768PrivateKey, bytes]:
    wide = shake_256(seed).digest(96)
    return mlkem.MLKEM768PrivateKey.from_seed_bytes(wide[:64]), wide[64:]


def public_key(suite: int, secret: bytes) -> bytes:
    if suite == 1:
        private = x25519.X25519PrivateKey.from_private_bytes(secret)
        return private.public_key().public_bytes_raw()
    lattice, curve = halves(secret)
    return lattice.public_key().public_bytes_raw() + public_key(1, curve)


def exchange(secret: bytes, public: bytes) -> bytes:
    private = x25519.X25519PrivateKey.from_private_bytes(secret)
    return private.exchange(x25519.X25519PublicKey.from_public_bytes(public))


def agree_curve(secret: bytes, enc: bytes) -> bytes:
    """Decapsulate as RFC 9180 section 4.1 says of DHKEM(X25519, HKDF-SHA256)."""
    name = b"HPKE-v1KEM" + KEMS[1][0]
    early = extract(name + b"eae_prk" + exchange(secret, enc), b"")
    context = b"shared_secret" + enc + public_key(1, secret)
    return expand(early, 32, (32).to_bytes(2) + name + context)


def agree_both(seed: bytes, enc: bytes) -> bytes:
    """Decapsulate as draft-connolly-cfrg-xwing-kem says."""
    lattice, curve = halves(seed)
    shared = lattice.decapsulate(enc[:1088]) + exchange(curve, enc[1088:])
    both = shared + enc[1088:] + public_key(1, curve)
    return sha3_256(both + b"\\.//^\\").digest()


def unseal(secrets: dict[str, bytes], box: bytes, context: bytes) -> bytes:
    suite = box[0] if box else 0
    need(suite in KEMS and str(suite) in secrets, "suite.floor")
    kem, size = KEMS[suite]
    name = b"HPKE-v1HPKE" + kem + b"\x00\x01" + b"\x00\x02"
    agree = agree_curve if suite == 1 else agree_both
    with refusing("wrap.invalid"):
        shared = agree(secrets[str(suite)], box[1 : 1 + size])
        hashes = [extract(name + b"psk_id_hash", b"")]
        hashes += [extract(name + b"info_hash" + context, b"")]
        schedule = b"\x00" + b"".join(hashes)
        start = extract(name + b"secret", shared)
        key = expand(start, 32, b"\x00\x20" + name + b"key" + schedule)
        nonce = expand(start, 12, b"\x00\x0c" + name + b"base_nonce" + schedule)
        return AESGCM(key).decrypt(nonce, box[1 + size :], b"")


def wrap_key(ck: bytes, ref: Parts) -> bytes:
    return kdf(ck, 32, "wrap-key", ref)


def unwrap(ck: bytes, wrap: bytes, **at: Part) -> bytes:
    ref = [at["space"], at["collection"], at["epoch"]]
    aad = canon("wrap", [at["space"], at["item"], at["rev"], *ref[1:]])
    return is_key(unbox(wrap_key(ck, ref), wrap, aad))


def deposit_secrets(ck: bytes, ref: Parts) -> dict[str, bytes]:
    return {str(s): kdf(ck, 32, "deposit", [*ref, s]) for s in (1, 2)}


def open_deposit(ck: bytes, ref: list[Part], box: bytes, place: list[Part]) -> bytes:
    space, *collection = ref
    item, rev, device = place
    aad = canon("deposit", [space, item, rev, *collection, device])
    return is_key(unseal(deposit_secrets(ck, ref), box, aad))


def open_root_wrap(
    ck_root: bytes, root_epoch: int, ref: list[Part], box: bytes
) -> bytes:
    key = wrap_key(ck_root, [ref[0], bytes(16), root_epoch])
    return is_key(unbox(key, box, canon("root-wrap", [*ref, root_epoch])))


def open_label(ck: bytes, ref: Parts, box: bytes) -> list[Any]:
    padded = unbox(wrap_key(ck, ref), box, canon("label", ref))
    need(len(padded) == 64, "statement.malformed")
    end = 1 + padded[0]
    need(end <= 64 and not any(padded[end:]), "statement.malformed")
    return read(padded[1:end], "label")


def open_note(ck: bytes, ref: Parts, grant: bytes, box: bytes) -> list[Any]:
    padded = unbox(wrap_key(ck, ref), box, canon("note", [*ref, grant]))
    need(len(padded) == 256, "statement.malformed")
    end = 1 + padded[0]
    need(not any(padded[end:]), "statement.malformed")
    return read(padded[1:end], "note")


def check_ck(ck: bytes, ref: Parts, commitment: bytes) -> bytes:
    need(kdf(ck, 32, "ck-commit", ref) == commitment, "wrap.invalid")
    return ck


def verify_root(public: bytes, place: Parts, core: bytes, signature: bytes) -> bool:
    verify(public, signature, canon("root", [*place, sha(core)]), "grant.forged")
    return True


KEYS: dict[str, Callable[..., object]] = {
    "unwrap": unwrap,
    "public_key": public_key,
    "unseal": unseal,
    "open_deposit": open_deposit,
    "check_ck": check_ck,
    "open_root_wrap": open_root_wrap,
    "open_label": open_label,
    "open_note": open_note,
    "verify_root": verify_root,
    "deposit_publics": lambda ck, ref: [
        public_key(int(suite), secret)
        for suite, secret in deposit_secrets(ck, ref).items()
    ],
    "open_key": lambda secrets, box, ref, to, statement: is_key(
        unseal(secrets, box, canon("key", [*ref, to, mark("grant", statement)]))
    ),
    "ck_commit": lambda ck, ref: kdf(ck, 32, "ck-commit", ref),
    "open_back_link": lambda ck, ref, box: is_key(
        unbox(wrap_key(ck, ref), box, canon("back", ref))
    ),
    "root_public": lambda ck_root, space, root_epoch: ed_public(
        kdf(ck_root, 32, "root-sign", [space, root_epoch])
    ),
}
