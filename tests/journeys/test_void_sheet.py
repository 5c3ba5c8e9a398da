"""A sheet that was replaced opens nothing more, even where its slot stayed."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app.crypto.recovery import recovery_key
from app.crypto.slots import M_FLOOR, T_FLOOR, Argon
from app.domain.errors import Refused
from app.domain.space import Space
from app.domain.write import Origin, Write
from app.flows.my_devices import MyDevices
from app.flows.preferences import Preferences
from storage.keys.slots import SlotKeys
from tests.app.worlds import Home, a_home, joined
from tests.screens.homes import a_house
from views.door import FrontDoor
from views.house import House

PHRASE = "girafe mauve toit lycée brume wagon safran"


@dataclass
class PaperRooms:
    """Rooms around a device in memory."""

    home: Home

    def __post_init__(self) -> None:
        """Show what the door looks at."""
        self.vault, self.trail = self.home.vault, self.home.trail

    def house(self) -> House:
        """Return a house with the devices of this home."""
        home, space = self.home, Space(self.home.space, "")
        mine = MyDevices(space, home.vault, home.trail, home.world)
        kept = Preferences(home.vault, home.world, space)
        return a_house(my_devices=mine, preferences=kept)

    def house_of(self, _space: Space, owner: House) -> House:
        """Return that of the owner."""
        return owner

    def close(self) -> None:
        """Keep everything."""


Stand = Callable[[], FrontDoor[Any]]


@dataclass
class Lived:
    """A device that stands before its door, its sheet, and a device it lost."""

    stand: Stand
    home: Home
    lost: Home
    sheet: str


@pytest.fixture
def lived(tmp_path: Path) -> Lived:
    """A device and its sheet, whose key it no longer knows; the slot stayed."""
    home, ledger, sheet = a_home()
    lost = joined(home, sheet)
    for each in (home, lost, home):
        each.sync(ledger)
    lost.write("ailleurs")
    lost.sync(ledger)
    home.sync(ledger)

    def stand() -> FrontDoor[Any]:
        keys = SlotKeys(
            tmp_path,
            entropy=os.urandom,
            timer=lambda: 0.0,
            store=None,
            cost=lambda salt: Argon(T_FLOOR, M_FLOOR, 1, salt),
        )
        return FrontDoor(
            tmp_path, keys, home.world, "linux", lambda _home, _key: PaperRooms(home)
        )

    with stand().new_home({"passphrase": PHRASE, "recovery": sheet}, ""):
        pass
    return Lived(stand, home, lost, sheet)


def forget_sheet(lived: Lived) -> None:
    """Have the sheet replaced elsewhere, as an exchange would tell."""
    gone = Write(lived.home.space, secrets={"recovery": None})
    lived.home.vault.commit(gone, origin=Origin.PEER)


def refused(lived: Lived, sheet: str) -> bool:
    """Say whether *sheet* opens nothing here, to a fresh process."""
    try:
        lived.stand().unlock("recovery", sheet)
    except Refused as error:
        return error.code == "store.key"
    return False


@pytest.mark.covers("C-123")
@pytest.mark.parametrize("way", ["passphrase", "recovery"])
def test_the_sheet_of_a_retirement_opens_here_and_the_old_one_no_longer(
    lived: Lived, way: str
) -> None:
    door = lived.stand()
    door.unlock(way, PHRASE if way == "passphrase" else lived.sheet)
    forget_sheet(lived)
    assert not refused(lived, lived.sheet)
    new = door.retire(lived.lost.me.device)
    assert new not in {"", lived.sheet}
    assert refused(lived, lived.sheet)
    assert not refused(lived, new)


def test_a_retirement_that_keeps_the_sheet_keeps_its_way_in(lived: Lived) -> None:
    door = lived.stand()
    door.unlock("passphrase", PHRASE)
    assert door.retire(lived.lost.me.device) == ""
    assert not refused(lived, lived.sheet)


def test_a_new_sheet_whose_slot_was_cut_is_put_in_place_at_the_next_opening(
    lived: Lived,
) -> None:
    """The vault took the new key, then the process died before the slot."""
    forget_sheet(lived)
    door = lived.stand()
    door.unlock("recovery", lived.sheet)
    new = door.open().my_devices.retire(lived.lost.me.device)
    assert not refused(lived, lived.sheet)
    lived.stand().unlock("passphrase", PHRASE)
    assert refused(lived, lived.sheet)
    assert not refused(lived, new)


def test_who_holds_the_sheet_again_has_its_way_in_again(lived: Lived) -> None:
    forget_sheet(lived)
    lived.stand().unlock("passphrase", PHRASE)
    assert [way.kind for way in lived.stand().ways()] == ["passphrase"]
    known = Write(lived.home.space, secrets={"recovery": recovery_key(lived.sheet)})
    lived.home.vault.commit(known, origin=Origin.PEER)
    lived.stand().unlock("passphrase", PHRASE)
    assert not refused(lived, lived.sheet)
