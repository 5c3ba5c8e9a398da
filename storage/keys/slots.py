"""« Serrures » : the local master key behind a code, a phrase or the session."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.crypto.canon import KEY
from app.crypto.recovery import recovery_key
from app.crypto.slots import (
    PEPPER,
    SALT,
    Argon,
    box_lmk,
    calibrated,
    database_key,
    passphrase_kek,
    pin_kek,
    recovery_kek,
    tries_key,
    unbox_lmk,
)
from app.domain.errors import Refused
from app.ports.keys import Way
from app.ports.world import Entropy
from storage.keys.file import Slot, SlotFile, read_slots, slot_ref, write_slots
from storage.keys.strength import check, check_passphrase, check_pin
from storage.keys.system import SystemStore
from storage.keys.tries import LAST, Tries

KINDS = ("keyring", "pin", "passphrase", "recovery")
"""Every kind of way in, in the order to offer them."""

Cost = Callable[[bytes], Argon]
"""What Argon2id spends, given its 16 bytes of salt."""


class SlotKeys:
    """The ways in of one home; *store* is None when no key store can be trusted.

    *timer* gives seconds since the machine started. *cost* is measured on this
    machine unless given.
    """

    def __init__(
        self,
        home: Path,
        *,
        entropy: Entropy,
        timer: Callable[[], float],
        store: SystemStore | None,
        cost: Cost | None = None,
    ) -> None:
        self._home = home
        self._path = home / "slots.json"
        self._entropy = entropy
        self._timer = timer
        self._store = store
        self._cost = cost or (lambda salt: calibrated(salt, timer))
        self._born: SlotFile | None = None

    def exists(self) -> bool:
        """Say whether this home has slots."""
        return self._path.exists()

    def ways(self) -> list[Way]:
        """Return the ways to unlock, in the order to offer them."""
        ways = [Way(slot.id, slot.kind) for slot in self._file().slots]
        return sorted(ways, key=lambda way: KINDS.index(way.kind))

    def store_name(self) -> str:
        """Name the system key store in use."""
        return self._store.name if self._store else ""

    def create(self, lmk: bytes, device: bytes) -> None:  # noqa: ARG002 - the port's
        """Start the slots of a new home; its file comes with the first of them.

        Raises Refused("store.exists").
        """
        if self.exists():
            raise Refused("store.exists")
        self._born = SlotFile(device)

    def check(self, kind: str, secret: str) -> None:
        """Refuse a weak secret before anything is made with it."""
        check(kind, secret)

    def add(self, kind: str, secret: str, lmk: bytes) -> Way:
        """Add a way in, in place of the one of its kind.

        Raises Refused("pin.weak" | "passphrase.weak" | "vault.absent" |
        "vault.locked" | "recovery.mistyped").
        """
        file = self._file()
        self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
        identity = self._entropy(8).hex()
        argon, kek = self._new_kek(kind, secret, identity, file.device)
        ref = slot_ref(kind, file.device, identity, argon)
        slot = Slot(identity, kind, box_lmk(kek, lmk, ref, self._entropy), argon)
        before = [each for each in file.slots if each.kind == kind]
        others = tuple(each for each in file.slots if each.kind != kind)
        write_slots(self._path, replace(file, slots=(*others, slot)))
        for each in before:
            self._clear(each.id)
        return Way(identity, kind)

    def remove(self, way: Way) -> None:
        """Remove a way in. Raises Refused("slot.last") for the last one."""
        file = self._file()
        others = _without(file, way.id)
        if not others:
            raise Refused("slot.last")
        write_slots(self._path, replace(file, slots=others))
        self._clear(way.id)

    def unlock(self, kind: str, secret: str) -> bytes:
        """Return the LMK. *secret* is "" for `keyring`."""
        file = self._file()
        slot = next((each for each in file.slots if each.kind == kind), None)
        if slot is None:
            raise Refused("store.key")
        ref = slot.ref(file.device)
        if kind != "pin":
            return unbox_lmk(self._kek(slot, secret, file.device), slot.box, ref)
        with self._counted(slot, file.device) as pepper:
            return unbox_lmk(pin_kek(secret, _argon(slot), pepper), slot.box, ref)

    def database_key(self, lmk: bytes) -> bytes:
        """Return the 48 bytes SQLCipher opens with."""
        return database_key(lmk, self._file().generation)

    @contextmanager
    def _counted(self, slot: Slot, device: bytes) -> Iterator[bytes]:
        """Count a try before it is made: a killed process gives none for free."""
        store = self._trusted()
        pepper = store.get(f"pepper-{slot.id}")
        if pepper is None:
            raise Refused("vault.absent")
        tries = self._tries(slot.id, store)
        key, count = tries_key(pepper, device), tries.count() + 1
        if count > LAST:
            self._erase(slot)
            raise Refused("store.key")
        tries.wait(key)
        tries.note(count)
        tries.stamp(key)
        try:
            yield pepper
        except Refused:
            if count >= LAST:
                self._erase(slot)
            raise
        tries.forget()

    def _erase(self, slot: Slot) -> None:
        """Take a way in away for good: its secrets first, then its slot."""
        self._clear(slot.id)
        file = self._file()
        write_slots(self._path, replace(file, slots=_without(file, slot.id)))

    def _new_kek(
        self, kind: str, secret: str, identity: str, device: bytes
    ) -> tuple[Argon | None, bytes]:
        if kind == "keyring":
            kek = self._entropy(KEY)
            self._trusted().put(f"kek-{identity}", kek)
            return None, kek
        if kind == "recovery":
            return None, recovery_kek(recovery_key(secret), device)
        if kind == "passphrase":
            check_passphrase(secret)
            argon = self._cost(self._entropy(SALT))
            return argon, passphrase_kek(secret, argon)
        return self._new_pin(secret, identity)

    def _new_pin(self, pin: str, identity: str) -> tuple[Argon, bytes]:
        store, pepper = self._trusted(), self._entropy(PEPPER)
        check_pin(pin)
        argon = self._cost(self._entropy(SALT))
        store.put(f"pepper-{identity}", pepper)
        self._tries(identity, store).forget()
        return argon, pin_kek(pin, argon, pepper)

    def _kek(self, slot: Slot, secret: str, device: bytes) -> bytes:
        if slot.kind == "passphrase":
            return passphrase_kek(secret, _argon(slot))
        if slot.kind == "recovery":
            return recovery_kek(recovery_key(secret), device)
        kek = self._trusted().get(f"kek-{slot.id}")
        if kek is None:
            raise Refused("vault.absent")
        return kek

    def _tries(self, identity: str, store: SystemStore) -> Tries:
        return Tries(
            self._home / "tries.json",
            store,
            f"tries-{identity}",
            self._timer,
            self._entropy,
        )

    def _clear(self, identity: str) -> None:
        """Forget what the key store holds for a slot, if there is a key store."""
        if self._store is not None:
            for name in ("pepper", "kek", "tries"):
                self._store.delete(f"{name}-{identity}")

    def _trusted(self) -> SystemStore:
        if self._store is None:
            raise Refused("vault.absent")
        return self._store

    def _file(self) -> SlotFile:
        file = read_slots(self._path) or self._born
        if file is None:
            raise Refused("store.absent")
        return file


def _without(file: SlotFile, identity: str) -> tuple[Slot, ...]:
    return tuple(each for each in file.slots if each.id != identity)


def _argon(slot: Slot) -> Argon:
    if slot.argon is None:
        raise Refused("kdf.floor")
    return slot.argon
