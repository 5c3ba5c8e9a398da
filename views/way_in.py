"""What a door promises: a home is made, joined, opened; and what it opens on."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Protocol

from app.domain.ids import SpaceId
from app.domain.space import Space
from app.flows.sheets import RecoverySheet
from app.ports.courier import Courier
from app.ports.trail import Trail
from app.ports.vault import Vault
from views.house import House
from views.locks import Locks
from views.visiting import Tell, unsaid


class DoorState(StrEnum):
    """Whether this home holds a space, and whether it is open."""

    ABSENT = "absent"
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Created:
    """A new space, open, and what to put on paper."""

    house: House
    sheet: RecoverySheet


class Rooms(Protocol):
    """What stands behind an open house; `main` builds it."""

    @property
    def vault(self) -> Vault:
        """The store of this home."""
        ...

    @property
    def trail(self) -> Trail:
        """What this home knows of the log."""
        ...

    def house(self) -> House:
        """Furnish the space of the owner of this device."""
        ...

    def house_of(self, space: Space, owner: House, by: Courier | None = None) -> House:
        """Furnish the space of somebody the owner represents."""
        ...

    def close(self) -> None:
        """Close everything, let another process in."""
        ...


class Door(Locks, Protocol):
    """« Porte » : how a home is made, opened and closed. `main` builds it.

    Raises what `app.ports.keys.Keys` raises, Refused("store.busy") when another
    process has the home open, Refused("store.locked") when asked for an open
    house that is not, Refused("store.exists") when creating over a space.
    """

    on_lock: Callable[[], object]
    """Called once locked: a process that held keys starts afresh there."""
    spool: Callable[[], AbstractContextManager[BinaryIO]]
    """Lends a file with no name, to hold what is sealed and on its way."""

    def state(self) -> DoorState:
        """Say whether there is a space here, and whether it is open."""
        ...

    def create(
        self,
        name: str,
        *,
        birth_date: str,
        server: str,
        ways: Mapping[str, str],
        device: str = "",
    ) -> Created:
        """Make a space protected by *ways* (kind to secret); needs no network.

        *device* is what the person calls this device, sealed like the rest.
        """
        ...

    def example(self) -> House:
        """Open the space of a fictitious person; nothing of it is kept."""
        ...

    def join_with_kit(
        self,
        server: str,
        recovery: str,
        tell: Tell = unsaid,
        *,
        ways: Mapping[str, str],
        device: str = "",
    ) -> House:
        """Join the space of a recovery key (36 symbols)."""
        ...

    def join_waiting(
        self, server: str, tell: Tell, *, ways: Mapping[str, str], device: str = ""
    ) -> House:
        """Join once another device let this one in. Raises Refused("enrol.expired")."""
        ...

    def open(self) -> House:
        """Return the house one is in. Raises Refused("store.locked")."""
        ...

    def people(self) -> list[Space]:
        """Return whose spaces may be entered here, one's own first."""
        ...

    def beside(self, space: SpaceId) -> House:
        """Return the house of one of them, without entering it."""
        ...

    def turn_to(self, space: SpaceId) -> House:
        """Enter the space of one of them. Raises Refused("person.unknown")."""
        ...

    def unlock(self, kind: str, secret: str) -> House:
        """Open the space with one of its ways."""
        ...
