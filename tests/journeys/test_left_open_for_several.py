"""What several people left open is theirs alone, named, and gone when it is shut."""

import logging
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.emergency import Level
from app.flows.dependents.dependents import Tie
from app.flows.emergency.sheet import left_open
from main import LEFT_OPEN, Starters
from tests.journeys.canaries import WORD, files_of, seen
from views.house import House
from views.parts.relatives.away import put_aside

pytestmark = [pytest.mark.covers("C-165"), pytest.mark.covers("C-083")]
PHRASE = "girafe mauve toit lycée brume wagon safran"
TICKED = {"Camille": "Latex", "Léo": "Arachide"}


@dataclass
class Family:
    """A real home, the houses of a person and of her child, both on one device."""

    starters: Starters
    own: House
    child: House

    @property
    def file(self) -> Path:
        """Where what the child's sheet leaves open is."""
        return self.starters.home / f"{self.child.space.id.hex()}.{LEFT_OPEN}"

    def told(self) -> dict[str, list[str]]:
        """Return the lines anybody reads on this disk, by name, in order."""
        found = [left_open(file) for file in self.starters.door.left_open()]
        cards = [one.card for one in found if one]
        return {card.name: [line.text for line in card.lines] for card in cards}


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    """Give both, each with one line ticked and a canary after the code."""
    made = Starters(tmp_path / "home")
    ways = {"passphrase": PHRASE}
    with closing(made.door) as door:
        own = door.create("Camille", birth_date="", server="", ways=ways).house
        leo = own.dependents.add("Léo", birth_date="2019-05-04", tie=Tie.CHILD)
        there = Family(made, own, door.beside(leo.id))
        for house in (there.own, there.child):
            ticked(house, TICKED[house.space.name])
        yield there


def ticked(house: House, substance: str) -> None:
    """Note a line to show without code, and one that is not."""
    house.profile.add("allergies", {"substance": substance})
    house.profile.add("allergies", {"substance": f"{WORD}allergy"})
    for one in house.emergency.choices():
        shown = one.told.text == substance
        house.emergency.choose(one.key, Level.OPEN if shown else Level.CODE)


def test_each_is_read_by_name_the_owner_first_and_nothing_else_is(
    family: Family, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        family.child.emergency.show()
        family.own.emergency.show()
        family.starters.door.lock()
    told = family.told()
    assert list(told) == ["Camille", "Léo"]
    assert told == {name: [line] for name, line in TICKED.items()}
    logs = {"logs": caplog.text.encode()}
    assert seen(files_of(family.starters.home) | logs) == []


def test_a_line_of_the_child_that_is_ticked_would_be_found(family: Family) -> None:
    """The control: what is ticked for the child is there for anybody to read."""
    for one in family.child.emergency.choices():
        family.child.emergency.choose(one.key, Level.OPEN)
    family.child.emergency.show()
    family.starters.door.lock()
    assert any(WORD in line for line in family.told()["Léo"])


def test_the_one_who_agreed_is_the_only_one_shown(family: Family) -> None:
    family.child.emergency.show()
    assert list(family.told()) == ["Léo"]
    assert not (family.starters.home / LEFT_OPEN).exists()


def test_shut_for_one_it_is_gone_from_the_disk_and_stays_for_the_other(
    family: Family,
) -> None:
    for house in (family.own, family.child):
        house.emergency.show()
    assert family.file.exists()
    family.child.emergency.hide()
    assert not list(family.starters.home.glob(f"{family.file.name}*"))
    assert list(family.told()) == ["Camille"]


def test_a_space_put_away_is_shown_no_more_nor_once_it_is_back(family: Family) -> None:
    """It is chosen again by who brings it back."""
    family.own.emergency.show()
    family.child.emergency.show()
    family.own.dependents.put_away(family.child.space.id)
    assert not family.file.exists()
    family.own.dependents.bring_back(family.child.space.id)
    assert list(family.told()) == ["Camille"]


def test_put_away_and_taken_back_at_once_nothing_was_shut(family: Family) -> None:
    family.child.emergency.show()
    back = put_aside(family.own.dependents, family.child)
    assert not family.file.exists()
    back()
    assert list(family.told()) == ["Léo"]


def test_what_was_shut_before_stays_shut_when_it_is_taken_back(family: Family) -> None:
    put_aside(family.own.dependents, family.child)()
    assert family.told() == {}


def test_put_away_while_this_device_slept_it_goes_when_the_space_opens(
    family: Family,
) -> None:
    """As when another device put it away: nobody was there to take the file."""
    family.child.emergency.show()
    kept = family.file.read_bytes()
    family.own.dependents.put_away(family.child.space.id)
    door = family.starters.door
    door.close()
    family.file.write_bytes(kept)
    own = door.unlock("passphrase", PHRASE)
    (one,) = own.dependents.every()
    door.beside(one.space.id)
    assert not family.file.exists()
