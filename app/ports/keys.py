"""Unlock slots and the system's key store (trust, section 10)."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Way:
    """One way to unlock: *kind* is `keyring`, `pin`, `passphrase` or `recovery`."""

    id: str
    kind: str


class Keys(Protocol):
    """Holds the local master key (LMK, 32 bytes) behind slots; never in clear.

    Methods that open may raise Refused("store.key") for a wrong secret,
    Refused("store.wait", seconds=…) after too many, Refused("vault.absent" |
    "vault.locked") about the system's key store, Refused("kdf.floor").
    """

    def exists(self) -> bool:
        """Say whether this home has slots."""
        ...

    def ways(self) -> list[Way]:
        """Return the ways to unlock, in the order to offer them."""
        ...

    def store_name(self) -> str:
        """Name the system key store in use, "" when there is none to trust."""
        ...

    def create(self, lmk: bytes, device: bytes) -> None:
        """Start a slots file for a new home."""
        ...

    def check(self, kind: str, secret: str) -> None:
        """Refuse a secret too weak to add, before anything is made with it.

        Raises Refused("pin.weak" | "passphrase.weak").
        """
        ...

    def add(self, kind: str, secret: str, lmk: bytes) -> Way:
        """Add a way in. Raises Refused("pin.weak" | "passphrase.weak")."""
        ...

    def remove(self, way: Way) -> None:
        """Remove a way in; the last one is never removed (Refused("slot.last"))."""
        ...

    def unlock(self, kind: str, secret: str) -> bytes:
        """Return the LMK. *secret* is "" for `keyring`."""
        ...

    def database_key(self, lmk: bytes) -> bytes:
        """Return the 48 bytes SQLCipher opens with."""
        ...
