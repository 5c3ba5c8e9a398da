"""The account vault: identity keys sealed under the account key (AMK), and ways in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from app.crypto import signing
from app.crypto.canon import (
    KEY,
    Entropy,
    box,
    canon,
    equal,
    kdf,
    unbox,
    unbox_key,
    whole_key,
)
from app.crypto.identity import IdentityCard, identity_id
from app.crypto.packing import Count, Hash, Id, Statement, optional
from app.crypto.suites import CLASSIC, HYBRID, public_key, sealed_to, unsealed
from app.domain.errors import Refused

_WRAP = 60


@dataclass(frozen=True, slots=True)
class AccountSecrets(Statement):
    """The three independent secrets of an identity: Ed25519, X25519, X-Wing."""

    sign: Hash = field(repr=False)
    hpke1: Hash = field(repr=False)
    hpke2: Hash = field(repr=False)

    @property
    def hpke(self) -> dict[int, bytes]:
        """The secrets to open with, by suite."""
        return {CLASSIC: self.hpke1, HYBRID: self.hpke2}


class DeviceWay(NamedTuple):
    """The AMK sealed to one device of the identity."""

    device: Id
    wrap: bytes


@dataclass(frozen=True, slots=True)
class Account(Statement):
    """What the server holds for an identity, at *version*: all of it sealed.

    *vault* holds the secrets; *recovery* is the AMK for the recovery key, 60 bytes,
    or empty when there is none.
    """

    identity: Id
    version: Count
    vault: bytes
    devices: tuple[DeviceWay, ...]
    recovery: bytes = b""

    def __post_init__(self) -> None:
        """Refuse half a wrap."""
        optional(_WRAP, self.recovery)

    def way(self, device: bytes) -> bytes:
        """Return the AMK sealed to *device*. Raises Refused("wrap.invalid")."""
        for way in self.devices:
            if way.device == device:
                return way.wrap
        raise Refused("wrap.invalid")


def seal_vault(
    amk: bytes,
    identity: bytes,
    version: int,
    secrets: AccountSecrets,
    entropy: Entropy,
) -> bytes:
    """Seal the identity's secrets under the account key of *version*."""
    key = kdf(amk, KEY, "identity-key", identity, version)
    return box(key, secrets.encode(), _vault_context(identity, version), entropy)


def open_vault(
    amk: bytes, identity: bytes, version: int, vault: bytes
) -> AccountSecrets:
    """Return the secrets; compare them with the signed card before use (`check`).

    Raises Refused("account.rollback") for another key, identity or version.
    """
    key = kdf(amk, KEY, "identity-key", identity, version)
    context = _vault_context(identity, version)
    return AccountSecrets.decode(unbox(key, vault, context, "account.rollback"))


def _vault_context(identity: bytes, version: int) -> bytes:
    return canon("identity-secret", identity, version)


def check(secrets: AccountSecrets, card: IdentityCard) -> None:
    """Accept secrets that give the very public keys of one's own verified card.

    Nothing else authenticates the AMK wraps. Raises Refused("account.rollback").
    """
    sign_pk = signing.public_of(secrets.sign)
    mine = (
        identity_id(sign_pk) == card.identity
        and equal(sign_pk, card.sign_pk)
        and all(
            equal(public_key(suite, secrets.hpke[suite]), public)
            for suite, public in card.hpke.items()
        )
    )
    if not mine:
        raise Refused("account.rollback")


def device_way(
    keys: Mapping[int, bytes], amk: bytes, identity: bytes, version: int, device: bytes
) -> DeviceWay:
    """Seal the AMK to a device; *keys* are those of its card, by suite."""
    context = canon("amk", identity, version, device)
    return DeviceWay(device, sealed_to(keys, amk, context))


def open_device_way(
    secrets: Mapping[int, bytes], account: Account, device: bytes
) -> bytes:
    """Return the AMK with a device's own secrets.

    Raises Refused("wrap.invalid" | "suite.floor").
    """
    context = canon("amk", account.identity, account.version, device)
    return whole_key(unsealed(secrets, account.way(device), context))


def recovery_way(
    kek: bytes, amk: bytes, identity: bytes, version: int, entropy: Entropy
) -> bytes:
    """Seal the AMK for the recovery key; *kek* comes from `recovery_kek`."""
    return box(kek, amk, _recovery_context(identity, version), entropy)


def open_recovery_way(kek: bytes, account: Account) -> bytes:
    """Return the AMK with the recovery key. Raises Refused("wrap.invalid")."""
    context = _recovery_context(account.identity, account.version)
    return unbox_key(kek, account.recovery, context)


def _recovery_context(identity: bytes, version: int) -> bytes:
    return canon("amk", identity, version, "recovery")
