"""Sections 12 and 13 of docs/format.md, read from that page alone: slots and backup."""

from collections.abc import Callable
from typing import Any
from unicodedata import normalize

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.vectors.decoder_notation import (
    Parts,
    canon,
    expand,
    extract,
    is_key,
    kdf,
    need,
    read,
    refusing,
    unbox,
)


def stretched(text: str, argon: list[Any]) -> bytes:
    t, m, p, salt = argon
    strong = 2 <= t <= 16 and 19456 <= m <= 262144 and 1 <= p <= 4
    need(strong and len(salt) == 16, "kdf.floor")
    paid = Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m)
    return paid.derive(normalize("NFC", text).encode())


def pin_kek(pin: str, argon: list[Any], pepper: bytes) -> bytes:
    need(len(pepper) == 32, "vault.absent")
    secret = extract(stretched(pin, argon), pepper)
    return expand(secret, 32, canon("slot", ["pin"]))


def passphrase_kek(passphrase: str, argon: list[Any]) -> bytes:
    return kdf(stretched(passphrase, argon), 32, "slot", ["passphrase"])


def open_slot(kek: bytes, place: Parts, argon: list[Any], box: bytes) -> bytes:
    paid = canon("argon2id", argon) if argon else canon("raw")
    lmk = unbox(kek, box, canon("slot", [1, *place, paid]), "store.key")
    return is_key(lmk, "store.key")


def backup_header(archive: bytes) -> tuple[list[Any], bytes]:
    need(archive[:4] == b"ALVB" and len(archive) >= 9, "backup.malformed")
    need(archive[4] == 1, "format.unknown")
    size = int.from_bytes(archive[5:9])
    need(size <= 65527, "backup.malformed")
    with refusing("backup.malformed"):
        return read(archive[9 : 9 + size], "backup"), archive[9 + size :]


def open_backup_key(
    archive: bytes, passphrase: str = "", recovery_key: bytes = b""
) -> list[bytes]:
    """Give the DEK, the export id and the envelope of a backup."""
    (export, _, ways), envelope = backup_header(archive)
    kind = "passphrase" if passphrase else "recovery"
    found = [(argon, box) for way, argon, box in ways if way == kind]
    need(found and bool(found[0][0]) == bool(passphrase), "backup.key")
    argon, box = found[0]
    if passphrase:
        kek = passphrase_kek(passphrase, argon)
    else:
        kek = kdf(recovery_key, 32, "backup", [export])
    dek = unbox(kek, box, canon("backup", [export]), "backup.key")
    return [is_key(dek, "backup.key"), export, envelope]


SLOTS: dict[str, Callable[..., object]] = {
    "pin_kek": pin_kek,
    "passphrase_kek": passphrase_kek,
    "recovery_slot_kek": lambda key, device: kdf(key, 32, "slot-recovery", [device]),
    "open_slot": open_slot,
    "database_key": lambda lmk, generation: kdf(lmk, 48, "db", [generation]),
    "tries_key": lambda pepper, device: kdf(pepper, 32, "tries", [device]),
}
