"""« Porte » of one home folder: made, opened and closed, whatever stands behind."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final, Generic, TypeVar

from app.crypto.canon import KEY
from app.crypto.recovery import recovery_text
from app.crypto.slots import database_key
from app.domain.errors import Broken, Refused
from app.domain.ids import DeviceId, SpaceId
from app.domain.space import Space
from app.flows import keychain
from app.flows.onboarding import Onboarding
from app.flows.sheets import RecoverySheet, Sheets
from app.flows.world import World
from app.ports.keys import Keys, Way
from views.house import House
from views.houses import Houses, owners
from views.way_in import Created, DoorState, Rooms

_CHOSEN: Final = frozenset({"pin", "passphrase"})
"""The kinds of secret a person chooses."""

R = TypeVar("R", bound=Rooms)


class FrontDoor(Generic[R]):
    """Implements `views.way_in.Door`.

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
        self.home, self.keys = home, keys
        self.passphrase, self._lmk = "", b""
        self.on_open: Callable[[House], object] = lambda _house: None
        self.on_lock: Callable[[], object] = lambda: None
        self.spool: Callable[[], AbstractContextManager[BinaryIO]] = BytesIO
        self._opening = opening
        self.world, self.platform = world, platform
        self._open: tuple[R, Houses] | None = None

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
        self,
        name: str,
        *,
        birth_date: str,
        server: str,
        ways: Mapping[str, str],
        device: str = "",
    ) -> Created:
        """Make a space protected by *ways*, and by its recovery key."""
        given = dict(ways)
        with self.new_home(given, device) as rooms:
            onboarding = Onboarding(rooms.vault, self.world, self.platform)
            made = onboarding.create(name, birth_date=birth_date, server=server)
            given["recovery"] = made.recovery_key
        return Created(self.open(), self._sheets().sheet())

    @contextmanager
    def new_home(
        self,
        ways: Mapping[str, str],
        device: str,
        first: Callable[[House], object] | None = None,
    ) -> Iterator[R]:
        """Lend the rooms of a new home; its slots come last and make it real.

        *first* is done with the house before anybody enters it.
        Raises Refused("store.exists") and what `Keys.check` and `Keys.add` raise.
        """
        if self.keys.exists():
            raise Refused("store.exists")
        for kind, secret in ways.items():
            self.keys.check(kind, secret)
        self._set_aside()
        lmk = self.world.entropy(KEY)
        rooms = self._opening(self.home, database_key(lmk, 1))
        try:
            yield rooms
            self.keys.create(lmk, keychain.me(rooms.vault).device)
            for kind, secret in ways.items():
                self.keys.add(kind, secret, lmk)
        except BaseException:
            rooms.close()
            raise
        house, self._lmk = self._enter(rooms, ways.get("passphrase", ""), first), lmk
        if device:
            me = keychain.me(rooms.vault).device
            house.preferences.put(f"device/{me.hex()}", device)

    def open(self) -> House:
        """Return the house one is in."""
        return self._opened()[1].current

    def people(self) -> list[Space]:
        """Return whose spaces may be entered here, one's own first."""
        return self._opened()[1].people()

    def beside(self, space: SpaceId) -> House:
        """Return the house of one of them, without entering it."""
        return self._opened()[1].of(space)

    def turn_to(self, space: SpaceId) -> House:
        """Enter the space of one of them. Raises Refused("person.unknown")."""
        return self._opened()[1].turn_to(space)

    def rooms(self) -> R:
        """Return the rooms of the open house. Raises Refused("store.locked")."""
        return self._opened()[0]

    def unlock(self, kind: str, secret: str) -> House:
        """Open the space with one of its ways; another page may have done it already.

        Raises Broken("store.damaged") when the store refuses a key that its slot gave.
        """
        lmk = self.keys.unlock(kind, secret)
        if self._open:
            return self._open[1].own
        try:
            rooms = self._opening(self.home, self.keys.database_key(lmk))
        except Refused as error:
            if error.code == "store.key":
                raise Broken("store.damaged") from error
            raise
        house = self._enter(rooms, secret if kind == "passphrase" else "")
        self._lmk = lmk
        if kind != "recovery":
            self._keep_sheet(rooms)
        return house

    def prove(self, proof: tuple[str, str]) -> None:
        """Accept only what opens now, with the limits of unlocking."""
        self.keys.unlock(*proof)

    def change_secret(self, proof: tuple[str, str], kind: str, secret: str) -> None:
        """Put *secret* in place of the code or the phrase in use; none other stays."""
        lmk = self.keys.unlock(*proof)
        self.keys.add(kind, secret, lmk)
        for way in self.keys.ways():
            if way.kind in _CHOSEN - {kind}:
                self.keys.remove(way)
        self.passphrase = secret if kind == "passphrase" else ""

    def sheet(self, proof: tuple[str, str]) -> RecoverySheet:
        """Return the recovery sheet in force, for who can open."""
        self.keys.unlock(*proof)
        return self._sheets().sheet()

    def new_sheet(self, proof: tuple[str, str]) -> RecoverySheet:
        """Replace the recovery sheet, for who can open; the old one is void."""
        lmk = self.keys.unlock(*proof)
        sheet = self._sheets().renew()
        self.keys.add("recovery", sheet.key, lmk)
        return sheet

    def retire(self, device: DeviceId) -> str:
        """Put a device outside; a new sheet, if one is due, opens this one at once."""
        house = self.open()
        key = house.my_devices.retire(device)
        if key and not house.example:
            self._keep_sheet(self.rooms())
        return key

    def lock(self) -> None:
        """Close the vault; come what may, who held the keys then starts afresh."""
        try:
            self.close()
        finally:
            self.on_lock()

    def close(self) -> None:
        """Close what is open; nothing is lost."""
        held, self._open = self._open, None
        self.passphrase, self._lmk = "", b""
        if held:
            held[0].close()

    def _enter(
        self,
        rooms: R,
        passphrase: str,
        first: Callable[[House], object] | None = None,
    ) -> House:
        try:
            house = owners(rooms, first)
        except BaseException:
            rooms.close()
            raise
        houses = Houses(house, rooms.house_of, self.on_open)
        self._open, self.passphrase = (rooms, houses), passphrase
        self.on_open(house)
        return house

    def _keep_sheet(self, rooms: R) -> None:
        """Have the sheet in force, where known, and no other open this device."""
        known = rooms.vault.secret("recovery")
        for way in self.keys.ways():
            if way.kind == "recovery" and not known:
                self.keys.remove(way)
        if known:
            try:
                self.keys.unlock("recovery", recovery_text(known))
            except Refused:
                self.keys.add("recovery", recovery_text(known), self._lmk)

    def _sheets(self) -> Sheets:
        rooms, houses = self._opened()
        kept = houses.own.preferences.vault, rooms.trail
        return Sheets(houses.own.space, *kept, self.world)

    def _opened(self) -> tuple[R, Houses]:
        if self._open is None:
            raise Refused("store.locked")
        return self._open

    def _set_aside(self) -> None:
        """Keep a store without slots (a creation that was cut) out of the way."""
        for path in [*self.home.glob("store.db*"), *self.home.glob("entrusted")]:
            path.rename(path.with_name(f"aside-{self.world.ms()}-{path.name}"))
