"""What a screen or a command may reach: the flows, the pulse, the door."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from app.domain.space import Space
from app.flows.backpack.packing import Backpack
from app.flows.checkup import Checkup
from app.flows.conflicts import Conflicts
from app.flows.departures import Departures
from app.flows.documents import Documents
from app.flows.measures import Measures
from app.flows.my_devices import MyDevices
from app.flows.search import Search
from app.ports.courier import Courier
from app.ports.keys import Way
from app.ports.pulse import Pulse


@dataclass(frozen=True, slots=True)
class Screen:
    """« Écran » : one page of the interface, as the shell lists it.

    *title* is a label marked with `N_()`, the window's too: never a health word.
    *named* gives the title of the page itself when its address says it. *place*
    is the entry of the navigation it belongs to (`home`, `documents`, `messages`,
    `health`, `more`), or `door` for what is seen while no space is open.
    """

    route: str
    title: str
    component: Callable[[], Any]
    place: str
    named: Callable[[Mapping[str, str]], str] | None = None


@dataclass(frozen=True, slots=True)
class House:
    """An open space: flows and pulse, nothing of the rooms behind them."""

    space: Space
    measures: Measures
    documents: Documents
    search: Search
    conflicts: Conflicts
    my_devices: MyDevices
    backpack: Backpack
    checkup: Checkup
    departures: Departures
    courier: Courier
    pulse: Pulse


class DoorState(StrEnum):
    """Whether this home holds a space, and whether it is open."""

    ABSENT = "absent"
    LOCKED = "locked"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Created:
    """A new space, open, and the recovery key to put on paper (36 symbols)."""

    house: House
    recovery_key: str = field(repr=False)


class Door(Protocol):
    """« Porte » : how a home is made, opened and closed. `main` builds it.

    Raises what `app.ports.keys.Keys` raises, Refused("store.busy") when another
    process has the home open, Refused("store.locked") when asked for an open
    house that is not, Refused("store.exists") when creating over a space.
    """

    on_lock: Callable[[], object]
    """Called once locked: a process that held keys starts afresh there."""

    def state(self) -> DoorState:
        """Say whether there is a space here, and whether it is open."""
        ...

    def ways(self) -> list[Way]:
        """Return the ways to unlock, in the order to offer them."""
        ...

    def may_use_pin(self) -> bool:
        """Say whether a 6-digit code is safe here (a system key store exists)."""
        ...

    def create(
        self, name: str, *, birth_date: str, server: str, ways: Mapping[str, str]
    ) -> Created:
        """Make a space protected by *ways* (kind to secret); needs no network."""
        ...

    def open(self) -> House:
        """Return the house if it is open. Raises Refused("store.locked")."""
        ...

    def unlock(self, kind: str, secret: str) -> House:
        """Open the space with one of its ways."""
        ...

    def lock(self) -> None:
        """Close the vault and forget the keys."""
        ...


class Launchers(Protocol):
    """What only `main` can start, because it takes several rooms at once.

    Every method raises AlveoleErrors; secrets are text, never a path.
    """

    def app(self, args: Namespace) -> int:
        """Open the application; return the exit code when it is closed."""
        ...

    def serve(
        self, host: str, port: int, folder: str, ready: Callable[[str], None]
    ) -> int:
        """Serve until stopped; *ready* is told its address; *folder* may be ""."""
        ...

    def export(self, house: House, archive: Path) -> Mapping[str, int]:
        """Write the whole space, encrypted; return counts (`entries`, `files`)."""
        ...

    def restore(self, archive: Path, ways: Mapping[str, str]) -> Mapping[str, int]:
        """Fill this empty home from an archive; return counts by name.

        *ways* are the secrets by kind, `passphrase` or `recovery`: the first one
        opens the archive, all of them protect the new home.
        """
        ...

    def join(self, server: str, recovery: str, passphrase: str) -> str:
        """Join the space of a recovery key; return its id in hexadecimal."""
        ...

    def join_waiting(
        self, server: str, passphrase: str, tell: Callable[[str, str], None]
    ) -> str:
        """Wait to be approved; *tell* is given `code`, then `check`, with its symbols.

        Returns the id of the space in hexadecimal.
        """
        ...

    def approve(self, house: House, code: str, same: Callable[[str], bool]) -> str:
        """Let a waiting device in once *same* says its symbols match; return its id."""
        ...

    def retire(self, house: House, device: bytes) -> str:
        """Put a device out, here then on the server; return the new recovery key.

        It is "" when the sheet already printed stays good.
        """
        ...
