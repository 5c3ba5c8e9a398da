"""A family on real disks, with the real server: each home opens on its owner."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from app.flows.dependents.dependents import Tie
from main import Starters
from tests.journeys.program import Served
from views.house import House

PHRASE = {"passphrase": "girafe mauve toit lycée brume wagon safran"}


def carry(house: House) -> None:
    """Exchange once."""
    assert asyncio.run(house.courier.sync()).alerts == ()


def founded(place: Path, url: str) -> str:
    """Make a home where a child's space is sent first; return the recovery key."""
    with closing(Starters(place).door) as door:
        made = door.create("Camille", birth_date="", server=url, ways=PHRASE)
        add = made.house.dependents.add
        lea = add("Léa", birth_date="2019-05-02", tie=Tie.CHILD)
        carry(door.beside(lea.id))
        carry(made.house)
        return made.sheet.key


@pytest.mark.covers("C-083", "C-123", "C-174")
def test_a_home_opens_on_its_owner_though_the_server_names_the_child_first(
    served: Served, tmp_path: Path
) -> None:
    """And what was typed for one is still theirs at the next opening."""
    first, second = tmp_path / "first", tmp_path / "second"
    for place in (first, second):
        place.mkdir()
    sheet = founded(first, served.url)
    with closing(Starters(second).door) as door:
        house = door.join_with_kit(served.url, sheet, ways=PHRASE)
        assert (house.space.name, house.own) == ("Camille", True)
        lea = next(iter(house.dependents.kept()))
        assert door.rooms().vault.spaces()[0] == lea
        carry(door.beside(lea))
        for each in (house, door.beside(lea)):
            each.drafts.keep("note", {"to": each.space.name})
    with closing(Starters(second).door) as door:
        house = door.unlock("passphrase", PHRASE["passphrase"])
        assert [one.name for one in door.people()] == ["Camille", "Léa"]
        assert house.recovery.confirmed()
        for each in (house, door.turn_to(lea)):
            assert each.drafts.get("note") == {"to": each.space.name}
        assert not door.open().own
