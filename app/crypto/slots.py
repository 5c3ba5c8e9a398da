"""Unlock slots: what turns a code, a phrase or a vault secret into the LMK."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from app.crypto.canon import KEY, Entropy, box, canon, hkdf, kdf, unbox_key
from app.crypto.packing import Count, Id
from app.domain.errors import Refused

PEPPER = 32
SALT = 16
T_FLOOR, M_FLOOR = 2, 19 * 1024
T_MAX, M_MAX, P_MAX = 16, 256 * 1024, 4
RAW = canon("raw")
"""kdf_bytes of a slot whose secret is already a key."""

_VERSION = 1
_DATABASE_KEY = 48


class Argon(NamedTuple):
    """Argon2id (RFC 9106): passes, KiB of memory, lanes, 16 bytes of salt."""

    t: Count
    m: Count
    p: Count
    salt: Id

    @property
    def kdf_bytes(self) -> bytes:
        """What a slot binds itself to, so that its cost cannot be lowered."""
        return canon("argon2id", self.t, self.m, self.p, self.salt)


def default_argon(salt: bytes) -> Argon:
    """Return t=3, m=64 MiB, p=1: about a quarter of a second."""
    return Argon(3, 64 * 1024, 1, salt)


def calibrated(salt: bytes, timer: Callable[[], float], seconds: float = 0.5) -> Argon:
    """Return the cost that takes about *seconds* on this machine.

    *timer* returns seconds; memory stays at 64 MiB, passes never under the floor.
    """
    argon = default_argon(salt)
    start = timer()
    stretched("", argon)
    spent = max(timer() - start, 0.001)
    passes = round(argon.t * seconds / spent)
    return argon._replace(t=min(max(passes, T_FLOOR), T_MAX))


def stretched(secret: str, argon: Argon) -> bytes:
    """Return 32 bytes of Argon2id of *secret*, as UTF-8 in normal form C.

    Raises Refused("kdf.floor") for a cost under the floor (t=2, m=19 MiB, p=1) or
    absurdly high, or a salt that is not 16 bytes, whoever wrote it.
    """
    if not (
        len(argon.salt) == SALT
        and T_FLOOR <= argon.t <= T_MAX
        and M_FLOOR <= argon.m <= M_MAX
        and 1 <= argon.p <= P_MAX
    ):
        raise Refused("kdf.floor")
    derive = Argon2id(
        salt=argon.salt,
        length=KEY,
        iterations=argon.t,
        lanes=argon.p,
        memory_cost=argon.m,
    ).derive
    return derive(unicodedata.normalize("NFC", secret).encode())


def pin_kek(pin: str, argon: Argon, pepper: bytes) -> bytes:
    """Return the key of a PIN slot; *pepper* is 32 bytes kept by the OS vault.

    Raises Refused("vault.absent") without it (a PIN alone falls in days),
    Refused("kdf.floor").
    """
    if len(pepper) != PEPPER:
        raise Refused("vault.absent")
    return hkdf(stretched(pin, argon), KEY, canon("slot", "pin"), salt=pepper)


def passphrase_kek(passphrase: str, argon: Argon) -> bytes:
    """Return the key of a passphrase slot. Raises Refused("kdf.floor")."""
    return hkdf(stretched(passphrase, argon), KEY, canon("slot", "passphrase"))


def recovery_kek(key: bytes, device: bytes) -> bytes:
    """Return the key of a recovery slot, from the 20-byte recovery key."""
    return kdf(key, KEY, "slot-recovery", device)


@dataclass(frozen=True, slots=True)
class SlotRef:
    """What a slot is bound to; *kdf_bytes* is `Argon.kdf_bytes` or `RAW`."""

    kind: str
    device: bytes
    id: str
    kdf_bytes: bytes = RAW


def box_lmk(kek: bytes, lmk: bytes, slot: SlotRef, entropy: Entropy) -> bytes:
    """Seal the local master key in a slot: 60 bytes."""
    return box(kek, lmk, _context(slot), entropy)


def unbox_lmk(kek: bytes, sealed: bytes, slot: SlotRef) -> bytes:
    """Return the LMK. Raises Refused("store.key") for a wrong secret or slot."""
    return unbox_key(kek, sealed, _context(slot), "store.key")


def _context(slot: SlotRef) -> bytes:
    place = (slot.kind, slot.device, slot.id, slot.kdf_bytes)
    return canon("slot", _VERSION, *place)


def database_key(lmk: bytes, generation: int) -> bytes:
    """Return what SQLCipher opens with: a 32-byte key, then 16 bytes of salt."""
    return kdf(lmk, _DATABASE_KEY, "db", generation)


def tries_key(pepper: bytes, device: bytes) -> bytes:
    """Return the key of the time stamps of wrong codes."""
    return kdf(pepper, KEY, "tries", device)
