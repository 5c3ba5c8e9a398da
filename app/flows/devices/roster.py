"""« Mes appareils » : the devices the person added, as elements, and what is near."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from app.domain.device import DeviceIdentity
from app.domain.dialogue import Advert, Cursor, Driver
from app.domain.entry import Entry
from app.domain.errors import Refused
from app.domain.ids import EntryId
from app.domain.inbox import Spooled
from app.domain.owned import DEVICE
from app.domain.query import Filters
from app.domain.space import Space
from app.domain.state import State
from app.domain.write import Write
from app.flows.devices.appliance import Appliance, of_entry, read_about
from app.flows.shelf import Shelf
from app.flows.world import World
from app.kinds.device import KIND
from app.ports.vault import Vault

SEEN_AGAIN_MS: Final = 60_000
"""A device that goes on speaking is noted once a minute."""


def heard_as(driver: Driver, advert: Advert) -> DeviceIdentity:
    """Return who a device is, from what it shouts alone: the radio says the same."""
    address = advert.address.upper() if advert.stable else ""
    veiled = sha256(advert.address.encode()).hexdigest()[:16]
    key = f"mac:{address}" if address else f"app:{veiled}"
    return DeviceIdentity(key, driver.name, address=address)


@dataclass(frozen=True, slots=True, repr=False)
class Roster:
    """Finds devices by their identity, and remembers what this machine knows of them.

    Two of one's own machines that added the same device made two elements: the first
    one speaks for both.
    """

    vault: Vault
    world: World
    space: Space

    def entries(self) -> list[Entry]:
        """Return the element of each device, in the order they were added."""
        found: dict[str, Entry] = {}
        for one in sorted(self._all(), key=lambda one: one.id):
            found.setdefault(one.meta.get("device", ""), one)
        return list(found.values())

    def every(self) -> list[Appliance]:
        """Return each device; one that cannot be read hides none of the others."""
        return list(self._readable(self.entries()))

    def entry(self, key: str) -> Entry:
        """Return the element of a device in use. Raises Refused("device.absent")."""
        found = next((one for one in self._all() if one.id.hex() == key), None)
        if found is None:
            raise Refused("device.absent")
        return found

    def named(self, identity: str) -> Appliance | None:
        """Return the device of this identity, None for one nobody added."""
        same = [one for one in self.entries() if one.meta.get("device") == identity]
        return next(self._readable(same), None)

    def same(self, identity: str) -> list[Entry]:
        """Return every element of a device."""
        return [one for one in self._all() if one.meta.get("device") == identity]

    def forgotten(self, identity: str) -> Entry | None:
        """Return the element of a device that was forgotten, to take it back."""
        past = self.shelf.every(Filters(status=State.ARCHIVED))
        return next((one for one in past if one.meta.get("device") == identity), None)

    def about(self, entry: EntryId) -> dict[str, object]:
        """Return what this machine knows of a device."""
        return read_about(self.vault.setting(DEVICE + entry.hex()))

    def noted(self, entry: EntryId, **said: object) -> Mapping[str, bytes]:
        """Return the setting that says more of a device, nothing if it says no more.

        It is seen now: by itself that is worth a line once a minute.
        """
        before, now = self.about(entry), self.world.ms()
        seen = before.get("seen")
        same = all(before.get(name) == one for name, one in said.items())
        if same and isinstance(seen, int) and 0 <= now - seen < SEEN_AGAIN_MS:
            return {}
        told = json.dumps({**before, **said, "seen": now}).encode()
        return {DEVICE + entry.hex(): told}

    def note(self, key: str, **said: object) -> None:
        """Note more of a device, on this machine only: it is not seen by that."""
        entry = self.entry(key)
        told = json.dumps({**self.about(entry.id), **said}).encode()
        changed = replace(entry, updated=self.world.ms())
        self.vault.commit(
            Write(self.space.id, entries=(changed,), settings={DEVICE + key: told})
        )

    def cursor(self, entry: EntryId) -> Cursor | None:
        """Return how far the history of a device was kept, here."""
        said = self.about(entry).get("cursor")
        with suppress(ValueError, TypeError):
            if isinstance(said, list):
                sequence, series = said
                return Cursor(int(sequence), bytes.fromhex(series))
        return None

    def packets(self, identity: str) -> list[Spooled]:
        """Return the packets of a device that nobody has read yet."""
        held = self.vault.inbox.spool(self.space.id)
        return [one for one in held if one.frame.source == identity]

    @property
    def shelf(self) -> Shelf:
        """The elements of devices."""
        return Shelf(self.vault, self.space.id, KIND.code, self.world.now)

    def _all(self) -> list[Entry]:
        return self.shelf.every(Filters(status=State.CURRENT))

    def _readable(self, entries: Iterable[Entry]) -> Iterator[Appliance]:
        for one in entries:
            with suppress(Refused):
                yield of_entry(one, self.about(one.id))
