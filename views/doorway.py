"""« Porte » with its threshold: who comes from a server, an archive, an example."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeVar

from app.crypto.recovery import recovery_text
from app.domain.errors import AlveoleError, Broken, Refused
from app.domain.ids import SpaceId
from app.domain.space import Space
from app.domain.syncing import Coming
from app.flows import keychain
from app.flows.arrival import restored
from app.flows.backpack import unpacking
from app.flows.backpack.opening import open_archive
from app.flows.enrolment import Doorkeeper
from app.flows.keychain import Me
from app.flows.world import World
from app.ports.blobs import Blobs
from app.ports.journal import Journal
from app.ports.keys import Keys, Way
from app.ports.left_open import LeftOpen
from app.ports.vault import Vault
from views import door, way_in
from views.house import House
from views.houses import Houses
from views.visiting import Tell, Visitor, unsaid
from views.way_in import DoorState


class Joined(Protocol):
    """A device let in, before it has a home."""

    def settle(self, apart: Callable[[SpaceId], Vault]) -> SpaceId:
        """Keep in an empty home what was given."""
        ...


class Visits(Protocol):
    """What a device does at a server it may not be known to yet; `main` gives it."""

    @property
    def name(self) -> str:
        """The platform of this device, shown on its card."""
        ...

    def with_sheet(self, url: str, recovery: str) -> Joined:
        """Join with the recovery key."""
        ...

    def with_help(self, url: str, tell: Tell) -> Joined:
        """Join once another device has let this one in."""
        ...

    def look(self, url: str, code: str, keeper: Doorkeeper, me: Me) -> Any:  # noqa: ANN401 - given back to `let_in`
        """Return who shows *code*."""
        ...

    def let_in(self, url: str, waiting: Any, keeper: Doorkeeper, me: Me) -> bytes:  # noqa: ANN401 - as `look` gave it
        """Let in who was looked at."""
        ...

    def reach(self, url: str) -> None:
        """Ask a server whether it is there."""
        ...


class Rooms(way_in.Rooms, Protocol):
    """What stands behind an open house that may be filled from an archive."""

    @property
    def journal(self) -> Journal:
        """What waits to be sent."""
        ...

    @property
    def blobs(self) -> Blobs:
        """The files of this home."""
        ...

    def seen(self, space: SpaceId) -> Vault:
        """Return the vault as the house of one space sees it."""
        ...


R = TypeVar("R", bound=Rooms)


class Doorway(door.FrontDoor[R]):
    """Implements the whole of `views.way_in.Door`.

    *show* opens an example; *left_open* is what may be read while locked.
    """

    def __init__(
        self,
        home: Path,
        keys: Keys,
        world: World,
        visits: Visits,
        opening: Callable[[Path, bytes], R],
    ) -> None:
        super().__init__(home, keys, world, visits.name, opening)
        self.visits = visits
        self.show: Callable[[], Houses] | None = None
        self._shown: Houses | None = None
        self.left_open: Callable[[], Sequence[LeftOpen]] = tuple

    def state(self) -> DoorState:
        """Say whether there is a space here, and whether it is open."""
        return DoorState.OPEN if self._shown else super().state()

    def ways(self) -> list[Way]:
        """Return the ways to unlock; an example has none."""
        return [] if self._shown else super().ways()

    def prove(self, proof: tuple[str, str]) -> None:
        """Accept only what opens now; nothing opens an example."""
        if self._shown:
            raise Refused("example.still")
        super().prove(proof)

    def example(self) -> House:
        """Open the space of a fictitious person; nothing of it is kept."""
        if self.show is None:
            raise Refused("example.absent")
        self._shown = self.show()
        return self._shown.own

    def open(self) -> House:
        """Return the house if it is open, or the example being shown."""
        return self._shown.current if self._shown else super().open()

    def people(self) -> list[Space]:
        """Return whose spaces may be entered here, or in the example being shown."""
        return self._shown.people() if self._shown else super().people()

    def beside(self, space: SpaceId) -> House:
        """Return the house of one of them, without entering it."""
        return self._shown.of(space) if self._shown else super().beside(space)

    def turn_to(self, space: SpaceId) -> House:
        """Enter the space of one of them. Raises Refused("person.unknown")."""
        return self._shown.turn_to(space) if self._shown else super().turn_to(space)

    def lock(self) -> None:
        """Close the vault; an example alone is only forgotten: it holds no key."""
        shown, self._shown = self._shown, None
        if not shown or self.state() is DoorState.OPEN:
            super().lock()

    def reach(self, server: str) -> None:
        """Ask a server whether it is there; an example asks nobody."""
        if self._shown:
            raise Refused("example.still")
        self.visits.reach(server)

    def join_with_kit(
        self,
        server: str,
        recovery: str,
        tell: Tell = unsaid,
        *,
        ways: Mapping[str, str],
        device: str = "",
    ) -> House:
        """Join the space of a recovery key."""
        self._check(ways)
        joined = self.visits.with_sheet(server, recovery)
        tell("in", "")
        house = self._settle(joined, {**ways, "recovery": recovery}, device, tell)
        house.recovery.confirm()
        return house

    def join_waiting(
        self, server: str, tell: Tell, *, ways: Mapping[str, str], device: str = ""
    ) -> House:
        """Join once another device let this one in."""
        self._check(ways)
        joined = self.visits.with_help(server, tell)
        return self._settle(joined, ways, device, tell)

    def restore(
        self, archive: BinaryIO, ways: Mapping[str, str], *, device: str = ""
    ) -> Mapping[str, int]:
        """Fill this empty home from an archive."""
        given = dict(ways)
        try:
            opened = open_archive(archive, *next(iter(given.items())))
            with self.new_home(given, device) as rooms:
                empty = unpacking.Home(rooms.vault, rooms.journal, rooms.blobs)
                newcomer = restored(self.world, self.platform)
                packed = unpacking.Restoring(opened, empty).restore(newcomer)
                if known := keychain.account(rooms.vault).recovery:
                    given["recovery"] = recovery_text(known)
        except OSError as error:
            raise Broken("disk.io") from error
        return {"entries": packed.entries, "files": packed.files}

    def visitor(self, code: str) -> Visitor:
        """Return the device that shows *code*; nothing is let in by this."""
        rooms, url = self.rooms(), self.open().space.server
        if not url:
            raise Refused("server.none")
        keeper = Doorkeeper(rooms.vault, rooms.trail, self.world)
        me = keychain.me(rooms.vault)
        found = self.visits.look(url, code, keeper, me)

        def let_in() -> str:
            return self.visits.let_in(url, found, keeper, me).hex()

        return Visitor(found.check, let_in)

    def _check(self, ways: Mapping[str, str]) -> None:
        """Refuse what could not become a home, before the server is told."""
        if self.keys.exists():
            raise Refused("store.exists")
        for kind, secret in ways.items():
            self.keys.check(kind, secret)

    def _settle(
        self, joined: Joined, ways: Mapping[str, str], device: str, tell: Tell
    ) -> House:
        """Make a home of what was joined, filled if the server is there for it."""
        with self.new_home(ways, device, partial(_exchanged, tell)) as rooms:
            joined.settle(rooms.seen)
        return self.open()


def _exchanged(tell: Tell, house: House) -> None:
    """Bring the space, as long as *tell* lets it come."""

    def come(coming: Coming) -> None:
        tell(coming.stage, f"{coming.done}/{coming.total}")

    with suppress(AlveoleError):
        asyncio.run(house.courier.sync(come))
