"""« Porte » of one home folder: made, opened and closed, whatever stands behind."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from app.crypto.canon import KEY
from app.crypto.slots import database_key
from app.domain.errors import Broken, Refused
from app.flows import keychain
from app.flows.onboarding import Onboarding
from app.flows.world import World
from app.ports.keys import Keys, Way
from app.ports.vault import Vault
from views.house import Created, DoorState, House


class Rooms(Protocol):
    """What stands behind an open house; `main` builds it."""

    @property
    def vault(self) -> Vault:
        """The store of this home."""
        ...

    def house(self) -> House:
        """Furnish the first space kept here."""
        ...

    def close(self) -> None:
        """Close everything, let another process in."""
        ...


R = TypeVar("R", bound=Rooms)


class FrontDoor(Generic[R]):
    """Implements `views.house.Door`.

    *opening* opens the rooms of a home with its 48-byte key. *on_open* hears of
    each house that opens, *on_lock* that keys must leave this process.
    """

    def __init__(
        self,
        home: Path,
        keys: Keys,
        world: World,
        platform: str,
        opening: Callable[[Path, bytes], R],
    ) -> None:
        self.home = home
        self.keys = keys
        self.passphrase = ""
        self.on_open: Callable[[House], object] = lambda _house: None
        self.on_lock: Callable[[], object] = lambda: None
        self._world = world
        self._opening = opening
        self._platform = platform
        self._open: tuple[R, House] | None = None

    def state(self) -> DoorState:
        """Say whether there is a space here, and whether it is open."""
        if self._open:
            return DoorState.OPEN
        return DoorState.LOCKED if self.keys.exists() else DoorState.ABSENT

    def ways(self) -> list[Way]:
        """Return the ways to unlock, in the order to offer them."""
        return self.keys.ways()

    def may_use_pin(self) -> bool:
        """Say whether a 6-digit code is safe here."""
        return bool(self.keys.store_name())

    def create(
        self, name: str, *, birth_date: str, server: str, ways: Mapping[str, str]
    ) -> Created:
        """Make a space protected by *ways*, and by its recovery key."""
        given = dict(ways)
        with self.new_home(given) as rooms:
            onboarding = Onboarding(rooms.vault, self._world, self._platform)
            made = onboarding.create(name, birth_date=birth_date, server=server)
            given["recovery"] = made.recovery_key
        return Created(self.open(), made.recovery_key)

    @contextmanager
    def new_home(self, ways: Mapping[str, str]) -> Iterator[R]:
        """Lend the rooms of a new home; its slots come last and make it real.

        Raises Refused("store.exists") and what `Keys.check` and `Keys.add` raise.
        """
        if self.keys.exists():
            raise Refused("store.exists")
        for kind, secret in ways.items():
            self.keys.check(kind, secret)
        self._set_aside()
        lmk = self._world.entropy(KEY)
        rooms = self._opening(self.home, database_key(lmk, 1))
        try:
            yield rooms
            self.keys.create(lmk, keychain.me(rooms.vault).device)
            for kind, secret in ways.items():
                self.keys.add(kind, secret, lmk)
        except BaseException:
            rooms.close()
            raise
        self._enter(rooms, ways.get("passphrase", ""))

    def open(self) -> House:
        """Return the house if it is open."""
        return self._opened()[1]

    def rooms(self) -> R:
        """Return the rooms of the open house. Raises Refused("store.locked")."""
        return self._opened()[0]

    def unlock(self, kind: str, secret: str) -> House:
        """Open the space with one of its ways.

        Raises Broken("store.damaged") when the store refuses a key that its slot gave.
        """
        lmk = self.keys.unlock(kind, secret)
        try:
            rooms = self._opening(self.home, self.keys.database_key(lmk))
        except Refused as error:
            if error.code == "store.key":
                raise Broken("store.damaged") from error
            raise
        return self._enter(rooms, secret if kind == "passphrase" else "")

    def lock(self) -> None:
        """Close the vault; the process that held the keys then starts afresh."""
        self.close()
        self.on_lock()

    def close(self) -> None:
        """Close what is open; nothing is lost."""
        if self._open:
            self._open[0].close()
        self._open, self.passphrase = None, ""

    def _enter(self, rooms: R, passphrase: str) -> House:
        try:
            house = rooms.house()
        except BaseException:
            rooms.close()
            raise
        self._open, self.passphrase = (rooms, house), passphrase
        self.on_open(house)
        return house

    def _opened(self) -> tuple[R, House]:
        if self._open is None:
            raise Refused("store.locked")
        return self._open

    def _set_aside(self) -> None:
        """Keep a store without slots (a creation that was cut) out of the way."""
        for path in self.home.glob("store.db*"):
            path.rename(path.with_name(f"aside-{self._world.ms()}-{path.name}"))
