"""A home is made whole or not at all, opened by its ways, closed without loss."""

import itertools
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.crypto.slots import M_FLOOR, T_FLOOR, Argon
from app.domain.errors import Broken, Refused
from app.domain.ids import IdMint
from app.domain.space import Space
from app.domain.write import Origin, Write
from app.flows.heart import Heart
from app.flows.preferences import Preferences
from app.flows.world import World
from app.ports.courier import Courier
from storage.keys.slots import SlotKeys
from storage.memory.state import Memory
from storage.memory.trail import MemoryTrail
from storage.memory.vault import MemoryVault
from tests.screens.homes import a_house
from tests.storage.keys.fakes import MemoryStore
from views.door import FrontDoor
from views.house import House
from views.way_in import DoorState

PHRASE = "girafe mauve toit lycée brume wagon safran"
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
WORLD = World(lambda: NOON, os.urandom, IdMint(lambda: NOON, os.urandom))


@dataclass
class PaperRooms:
    """Rooms in memory that say when they close."""

    key: bytes
    memory: Memory
    closed: bool = False

    def __post_init__(self) -> None:
        """Put the stores on what the home keeps."""
        self.vault = MemoryVault(self.memory, Heart())
        self.trail = MemoryTrail(self.memory)

    def house(self) -> House:
        """Return a furnished house."""
        whose = Space(self.vault.spaces()[0], "Camille")
        return a_house(preferences=Preferences(self.vault, WORLD, whose))

    def house_of(
        self, _space: Space, owner: House, _by: Courier | None = None
    ) -> House:
        """Return that of the owner."""
        return owner

    def close(self) -> None:
        """Note that it is closed."""
        self.closed = True


@dataclass
class Street:
    """A door, and the rooms it opened so far."""

    door: FrontDoor[PaperRooms]
    opened: list[PaperRooms]


@pytest.fixture
def a_street(tmp_path: Path) -> Callable[[], Street]:
    """Return a way to stand before the same home again, as a new process would."""
    memory, store = Memory(), MemoryStore()

    def stand() -> Street:
        opened: list[PaperRooms] = []
        ticks = itertools.count()
        keys = SlotKeys(
            tmp_path,
            entropy=os.urandom,
            timer=lambda: float(next(ticks)),
            store=store,
            cost=lambda salt: Argon(T_FLOOR, M_FLOOR, 1, salt),
        )

        def opening(_home: Path, key: bytes) -> PaperRooms:
            opened.append(PaperRooms(key, memory))
            return opened[-1]

        return Street(FrontDoor(tmp_path, keys, WORLD, "linux", opening), opened)

    return stand


def made(street: Street) -> str:
    """Make a space and return its recovery key."""
    ways = {"passphrase": PHRASE}
    return street.door.create("Camille", birth_date="", server="", ways=ways).sheet.key


@pytest.mark.covers("C-108")
def test_a_home_opens_by_its_phrase_and_by_its_sheet(
    a_street: Callable[[], Street],
) -> None:
    first = a_street()
    assert first.door.state() is DoorState.ABSENT
    sheet = made(first)
    assert first.door.state() is DoorState.OPEN
    for kind, secret in (("passphrase", PHRASE), ("recovery", sheet)):
        later = a_street()
        assert later.door.state() is DoorState.LOCKED
        later.door.unlock(kind, secret)
        assert later.opened[0].key == first.opened[0].key


@pytest.mark.covers("C-108")
def test_another_phrase_opens_nothing(a_street: Callable[[], Street]) -> None:
    made(a_street())
    street = a_street()
    with pytest.raises(Refused, match=r"store\.key"):
        street.door.unlock("passphrase", "autre phrase, longue et inconnue de tous")
    assert street.opened == []
    with pytest.raises(Refused, match=r"store\.locked"):
        street.door.open()


def test_a_weak_phrase_is_refused_before_anything_is_made(
    a_street: Callable[[], Street],
) -> None:
    street = a_street()
    ways = {"passphrase": "azerty"}
    with pytest.raises(Refused, match=r"passphrase\.weak"):
        street.door.create("Camille", birth_date="", server="", ways=ways)
    assert street.opened == []


def test_a_creation_that_fails_leaves_no_home(a_street: Callable[[], Street]) -> None:
    street = a_street()
    with pytest.raises(Refused, match=r"name\.missing"):
        street.door.create(" ", birth_date="", server="", ways={"passphrase": PHRASE})
    assert street.opened[0].closed
    assert street.door.state() is DoorState.ABSENT


def test_a_space_is_never_made_over_another(a_street: Callable[[], Street]) -> None:
    made(a_street())
    with pytest.raises(Refused, match=r"store\.exists"):
        made(a_street())


def test_a_page_left_at_the_door_enters_what_another_opened(
    a_street: Callable[[], Street],
) -> None:
    street = a_street()
    made(street)
    again = street.door.unlock("passphrase", PHRASE)
    assert again is street.door.open()
    assert len(street.opened) == 1
    with pytest.raises(Refused, match=r"store\.key"):
        street.door.unlock("passphrase", f"{PHRASE} autre")


def test_a_lock_closes_the_rooms_then_tells(a_street: Callable[[], Street]) -> None:
    street = a_street()
    made(street)
    told: list[bool] = []
    street.door.on_lock = lambda: told.append(street.opened[0].closed)
    street.door.lock()
    assert told == [True]
    assert street.door.state() is DoorState.LOCKED
    assert street.door.passphrase == ""


@pytest.mark.covers("C-124")
def test_a_lock_that_fails_half_way_still_has_the_keys_leave(
    a_street: Callable[[], Street], monkeypatch: pytest.MonkeyPatch
) -> None:
    street = a_street()
    made(street)
    told: list[DoorState] = []
    street.door.on_lock = lambda: told.append(street.door.state())

    def torn(_: PaperRooms) -> None:
        raise Broken("disk.io")

    monkeypatch.setattr(PaperRooms, "close", torn)
    with pytest.raises(Broken, match=r"disk\.io"):
        street.door.lock()
    assert told == [DoorState.LOCKED]
    assert street.door.passphrase == ""


def test_the_opening_is_told_and_a_house_that_fails_closes(
    a_street: Callable[[], Street], monkeypatch: pytest.MonkeyPatch
) -> None:
    made(a_street())
    street = a_street()
    seen: list[House] = []
    street.door.on_open = seen.append
    assert street.door.unlock("passphrase", PHRASE) is seen[0]

    def broken(_rooms: PaperRooms) -> House:
        raise Refused("store.locked")

    monkeypatch.setattr(PaperRooms, "house", broken)
    later = a_street()
    with pytest.raises(Refused):
        later.door.unlock("passphrase", PHRASE)
    assert later.opened[0].closed


@pytest.mark.covers("C-108")
def test_a_changed_phrase_opens_and_the_old_one_no_longer(
    a_street: Callable[[], Street],
) -> None:
    street = a_street()
    made(street)
    other = "plume orage tulipe canard velours ficelle grotte"
    with pytest.raises(Refused, match=r"store\.key"):
        street.door.change_secret(("passphrase", other), "passphrase", other)
    street.door.change_secret(("passphrase", PHRASE), "passphrase", other)
    assert street.door.passphrase == other
    later = a_street()
    with pytest.raises(Refused, match=r"store\.key"):
        later.door.unlock("passphrase", PHRASE)
    later.door.unlock("passphrase", other)


@pytest.mark.covers("C-056")
def test_the_phrase_is_asked_again_and_no_other_is_taken(
    a_street: Callable[[], Street],
) -> None:
    street = a_street()
    made(street)
    street.door.prove(("passphrase", PHRASE))
    with pytest.raises(Refused, match=r"store\.key"):
        street.door.prove(("passphrase", "autre phrase"))


@pytest.mark.covers("C-056")
def test_a_code_asked_again_is_counted_as_at_the_door(
    a_street: Callable[[], Street],
) -> None:
    street = a_street()
    sheet = made(street)
    street.door.change_secret(("recovery", sheet), "pin", "271828")
    for _ in range(5):
        with pytest.raises(Refused, match=r"store\.key"):
            street.door.prove(("pin", "314159"))
    with pytest.raises(Refused, match=r"store\.wait"):
        street.door.prove(("pin", "271828"))
    with pytest.raises(Refused, match=r"store\.wait"):
        a_street().door.unlock("pin", "271828")


@pytest.mark.covers("C-108")
def test_the_sheet_is_shown_again_only_to_who_opens(
    a_street: Callable[[], Street],
) -> None:
    street = a_street()
    sheet = made(street)
    with pytest.raises(Refused, match=r"store\.key"):
        street.door.sheet(("passphrase", "autre phrase"))
    assert street.door.sheet(("passphrase", PHRASE)).key == sheet


@pytest.mark.covers("C-108")
def test_a_replaced_sheet_opens_nothing_any_more(
    a_street: Callable[[], Street],
) -> None:
    street = a_street()
    old = made(street)
    new = street.door.new_sheet(("passphrase", PHRASE))
    assert new.key != old
    assert new.replaces == NOON.date()
    with pytest.raises(Refused, match=r"store\.key"):
        a_street().door.unlock("recovery", old)
    a_street().door.unlock("recovery", new.key)


def test_a_sheet_replaced_elsewhere_no_longer_opens_this_device(
    a_street: Callable[[], Street],
) -> None:
    street = a_street()
    old = made(street)
    vault = street.opened[0].vault
    space = vault.spaces()[0]
    vault.commit(Write(space, secrets={"recovery": None}), origin=Origin.PEER)
    a_street().door.unlock("passphrase", PHRASE)
    with pytest.raises(Refused, match=r"store\.key"):
        a_street().door.unlock("recovery", old)


@pytest.mark.covers("C-108")
def test_a_code_chosen_after_the_sheet_takes_the_place_of_the_phrase(
    a_street: Callable[[], Street],
) -> None:
    """« L'ancien ne marche plus » is true whatever kind the new one is."""
    street = a_street()
    sheet = made(street)
    street.door.change_secret(("recovery", sheet), "pin", "271828")
    later = a_street()
    assert [way.kind for way in later.door.ways()] == ["pin", "recovery"]
    with pytest.raises(Refused, match=r"store\.key"):
        later.door.unlock("passphrase", PHRASE)
    later.door.unlock("pin", "271828")
    assert later.door.passphrase == street.door.passphrase == ""
