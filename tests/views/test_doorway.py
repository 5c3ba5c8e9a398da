"""A device comes in from a server, an archive or an example; nobody by surprise."""

import io
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.crypto.recovery import recovery_text
from app.crypto.slots import M_FLOOR, T_FLOOR, Argon
from app.domain.errors import Broken, Refused
from app.domain.ids import IdMint, SpaceId
from app.domain.space import Space
from app.domain.syncing import Coming, Stage
from app.flows import keychain
from app.flows.dependents.dependents import Tie
from app.flows.enrolment import Doorkeeper
from app.flows.heart import Heart
from app.flows.keychain import Me
from app.flows.onboarding import Onboarding, space_of
from app.flows.preferences import Preferences
from app.flows.sheets import Recovery
from app.flows.world import World
from app.ports.courier import Arrival, Courier
from app.ports.vault import Vault
from storage.keys.slots import SlotKeys
from storage.memory.blobs import MemoryBlobs
from storage.memory.journal import MemoryJournal
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault
from tests.screens.homes import a_house
from views.doorway import Doorway
from views.house import House
from views.houses import Houses
from views.visiting import Tell
from views.way_in import DoorState

PHRASE = "girafe mauve toit lycée brume wagon safran"
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
WORLD = World(lambda: NOON, os.urandom, IdMint(lambda: NOON, os.urandom))
SERVER = "https://sante.exemple"
WAYS = {"passphrase": PHRASE}
KEY = recovery_text(bytes(20))
CHECK = "7K2M-9QRA-4TBC-XW3D"


class PaperRooms:
    """Rooms in memory; their house is furnished with what the door needs."""

    def __init__(self, _home: Path, _key: bytes) -> None:
        memory = Memory()
        self.vault = MemoryVault(memory, Heart())
        self.trail, self.journal = MemoryTrail(memory), MemoryJournal(memory)
        self.blobs = MemoryBlobs(now=WORLD.now)
        self.synced: list[Space] = []
        self.filled = False

    def house(self) -> House:
        """Return a house of the first space."""
        space = space_of(self.vault, self.vault.spaces()[0])

        async def sync(tell: Arrival) -> None:
            self.synced.append(space)
            tell(Coming(Stage.ENTRIES, 150, 200))
            self.filled = True

        courier: Any = SimpleNamespace(sync=sync)
        return a_house(
            space=space,
            recovery=Recovery(space, self.vault, WORLD),
            preferences=Preferences(self.vault, WORLD, space),
            courier=courier,
        )

    def seen(self, _space: SpaceId) -> Vault:
        """Return the one vault."""
        return self.vault

    def house_of(
        self, _space: Space, owner: House, _by: Courier | None = None
    ) -> House:
        """Return that of the owner."""
        return owner

    def close(self) -> None:
        """Keep everything."""


@dataclass
class Founded:
    """What was joined: here, a space made on the spot."""

    server: str

    def settle(self, apart: Callable[[SpaceId], Vault]) -> SpaceId:
        """Fill the empty home."""
        made = Onboarding(apart(SpaceId(bytes(16))), WORLD, "linux").create(
            "Camille", server=self.server
        )
        return made.space.id


@dataclass
class PaperVisits:
    """A server of paper, which notes what it was asked."""

    name: str = "linux"
    asked: list[str] = field(default_factory=list)

    def with_sheet(self, url: str, recovery: str) -> Founded:
        self.asked.append(f"sheet {recovery}")
        return Founded(url)

    def with_help(self, url: str, tell: Tell) -> Founded:
        self.asked.append("help")
        tell("check", CHECK)
        return Founded(url)

    def look(self, url: str, code: str, keeper: Doorkeeper, me: Me) -> Any:  # noqa: ANN401, ARG002 - the port's
        self.asked.append(f"look {code}")
        return SimpleNamespace(check=CHECK)

    def let_in(self, url: str, waiting: Any, keeper: Doorkeeper, me: Me) -> bytes:  # noqa: ANN401, ARG002 - the port's
        self.asked.append(f"let in {waiting.check}")
        return b"d" * 16

    def reach(self, url: str) -> None:
        self.asked.append(f"reach {url}")


@dataclass
class Place:
    """A doorway, and the server behind it."""

    door: Doorway[PaperRooms]
    visits: PaperVisits


@pytest.fixture
def a_place(tmp_path: Path) -> Callable[[], Place]:
    """Return how to stand before an empty home."""

    def stand() -> Place:
        keys = SlotKeys(
            tmp_path,
            entropy=os.urandom,
            timer=lambda: 0.0,
            store=None,
            cost=lambda salt: Argon(T_FLOOR, M_FLOOR, 1, salt),
        )
        visits = PaperVisits()
        return Place(Doorway(tmp_path, keys, WORLD, visits, PaperRooms), visits)

    return stand


def refuse(step: str, _words: str) -> None:
    """Say that the signs are not the same."""
    if step == "check":
        raise Refused("enrol.different")


@pytest.mark.covers("C-123")
def test_who_joins_with_the_sheet_has_it_and_a_named_device(
    a_place: Callable[[], Place],
) -> None:
    door = a_place().door
    house = door.join_with_kit(SERVER, KEY, ways=WAYS, device="Tablette")
    assert door.state() is DoorState.OPEN
    assert house.recovery.confirmed() == "2026-11-21"
    rooms = door.rooms()
    assert [space.name for space in rooms.synced] == ["Camille"]
    me = keychain.me(rooms.vault).device
    assert house.preferences.get(f"device/{me.hex()}") == "Tablette"
    assert sorted(way.kind for way in door.ways()) == ["passphrase", "recovery"]


def test_who_joins_hears_how_much_of_the_space_is_there(
    a_place: Callable[[], Place],
) -> None:
    door, told = a_place().door, list[tuple[str, str]]()
    door.join_waiting(SERVER, lambda step, words: told.append((step, words)), ways=WAYS)
    assert told == [("check", CHECK), ("entries", "150/200")]
    assert door.rooms().filled


@pytest.mark.covers("C-123")
def test_who_does_not_wait_for_the_rest_is_in_all_the_same(
    a_place: Callable[[], Place],
) -> None:
    def leave(step: str, _words: str) -> None:
        if step == "entries":
            raise Refused("cancelled")

    door = a_place().door
    door.join_with_kit(SERVER, KEY, leave, ways=WAYS)
    assert door.state() is DoorState.OPEN
    assert not door.rooms().filled


def test_other_signs_make_no_home(a_place: Callable[[], Place]) -> None:
    door = a_place().door
    with pytest.raises(Refused, match=r"enrol\.different"):
        door.join_waiting(SERVER, refuse, ways=WAYS)
    assert door.state() is DoorState.ABSENT
    door.join_waiting(SERVER, lambda *_: None, ways=WAYS)
    assert door.state() is DoorState.OPEN


def test_a_weak_secret_is_refused_before_the_server_hears_of_it(
    a_place: Callable[[], Place],
) -> None:
    place = a_place()
    with pytest.raises(Refused, match=r"passphrase\.weak"):
        place.door.join_with_kit(SERVER, KEY, ways={"passphrase": "azerty"})
    assert place.visits.asked == []


def test_a_home_is_never_joined_over_another(a_place: Callable[[], Place]) -> None:
    place = a_place()
    place.door.join_with_kit(SERVER, KEY, ways=WAYS)
    with pytest.raises(Refused, match=r"store\.exists"):
        place.door.join_with_kit(SERVER, KEY, ways=WAYS)
    assert len(place.visits.asked) == 1


@pytest.mark.covers("C-123")
def test_looking_at_a_visitor_lets_nobody_in(a_place: Callable[[], Place]) -> None:
    place = a_place()
    place.door.join_with_kit(SERVER, KEY, ways=WAYS)
    visitor = place.door.visitor("CODE")
    assert visitor.check == CHECK
    assert place.visits.asked[1:] == ["look CODE"]
    assert visitor.let_in() == (b"d" * 16).hex()
    assert place.visits.asked[2:] == [f"let in {CHECK}"]


def test_without_a_server_nobody_can_come(a_place: Callable[[], Place]) -> None:
    place = a_place()
    place.door.create("Camille", birth_date="", server="", ways=WAYS)
    with pytest.raises(Refused, match=r"server\.none"):
        place.door.visitor("CODE")
    place.door.reach(SERVER)
    assert place.visits.asked == [f"reach {SERVER}"]


def alone(house: House) -> Houses:
    """Return the houses of somebody, each other furnished like that one."""
    return Houses(house, lambda whose, owner, _by=None: replace(owner, space=whose), id)


def test_in_an_example_one_turns_to_whom_the_person_represents(
    a_place: Callable[[], Place],
) -> None:
    door, house = a_place().door, a_house()
    noe = house.dependents.add("Hugo", birth_date="", tie=Tie.CHILD)
    door.show = lambda: alone(house)
    door.example()
    assert door.people() == [house.space, noe]
    assert door.beside(noe.id).space == noe
    assert door.open() is house
    assert door.turn_to(noe.id) is door.open()
    assert door.open().space == noe


def test_an_example_is_shown_then_forgotten_without_a_fresh_start(
    a_place: Callable[[], Place],
) -> None:
    door, locked = a_place().door, list[bool]()
    door.on_lock = lambda: locked.append(True)
    with pytest.raises(Refused, match=r"example\.absent"):
        door.example()
    house = a_house()
    door.show = lambda: alone(house)
    assert door.example() is door.open() is house
    with pytest.raises(Refused, match=r"example\.still"):
        door.reach("https://mairie.example")
    with pytest.raises(Refused, match=r"example\.still"):
        door.prove(("passphrase", "girafe"))
    assert (door.state(), door.ways()) == (DoorState.OPEN, [])
    door.lock()
    assert (door.state(), locked) == (DoorState.ABSENT, [])


def test_an_example_shown_beside_an_open_space_is_no_way_to_leave_it_open(
    a_place: Callable[[], Place],
) -> None:
    door, locked = a_place().door, list[DoorState]()
    door.on_lock = lambda: locked.append(door.state())
    door.create("Camille", birth_date="", server="", ways=WAYS)
    door.show = lambda: alone(a_house())
    door.example()
    door.lock()
    assert locked == [DoorState.LOCKED]


class Torn(io.BytesIO):
    """A file on a disk that fails."""

    def read(self, _size: int | None = -1, /) -> bytes:
        """Fail."""
        raise OSError


def test_an_archive_that_cannot_be_read_makes_no_home(
    a_place: Callable[[], Place],
) -> None:
    door = a_place().door
    with pytest.raises(Broken, match=r"disk\.io"):
        door.restore(Torn(), WAYS)
    with pytest.raises(Refused, match=r"backup\.malformed|format\.unknown"):
        door.restore(io.BytesIO(b"not a backpack"), WAYS)
    assert door.state() is DoorState.ABSENT
