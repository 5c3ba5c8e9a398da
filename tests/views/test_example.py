"""The example is a whole house: every flow works there, and nothing leaves."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.domain.ids import IdMint
from app.domain.syncing import Seal
from app.flows.heart import Heart
from app.flows.world import World
from storage.memory.home import memory_home
from tests.screens.homes import PlainAirlock
from views.example import example_houses
from views.house import House
from views.houses import Houses

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def houses() -> Houses:
    """An example, new."""
    world = World(lambda: NOW, os.urandom, IdMint(lambda: NOW, os.urandom))
    home = memory_home(world.now, Heart())
    return example_houses(home, PlainAirlock(), world, UTC)


@pytest.fixture
def house(houses: Houses) -> House:
    """The house of Suzanne."""
    return houses.own


@pytest.mark.covers("C-136")
def test_a_grandson_is_kept_there_with_a_curve_and_vaccines(houses: Houses) -> None:
    own, noe = houses.people()
    assert (own.name, noe.name) == ("Suzanne", "Hugo")
    there = houses.turn_to(noe.id)
    assert (there.example, there.own) == (True, False)
    assert len(there.measures.series("body-weight")) == 10
    assert there.vaccines.booklet.every()
    assert there.childhood.fits()
    assert there.documents.list() == []
    assert [one.space.id for one in houses.own.dependents.every()] == [noe.id]
    there.measures.add("body-weight", ["16.9"])
    assert houses.own.measures.series("body-weight")[0].values[0] > 60


@pytest.mark.covers("C-136")
def test_it_is_labelled_and_full(house: House) -> None:
    assert house.example
    assert house.space.name == "Suzanne"
    assert house.documents.list()
    assert house.conflicts.list()
    assert house.courier.state().seal is Seal.CHOICE
    assert house.departures.days(30)
    assert [one.code for one in house.checkup.run() if not one.ok] == []


@pytest.mark.covers("C-136")
def test_one_adds_corrects_and_throws_there_as_anywhere(house: House) -> None:
    added = house.documents.add(b"Une note", name="note.txt", title="Note")
    assert added.entry
    house.trash.throw(added.entry.id)
    noted = house.measures.add("body-weight", ["71,2"])
    house.measures.correct(noted.id, ["70,9"])
    house.conflicts.keep(house.conflicts.list()[0].conflict.id)
    assert house.courier.state().seal is Seal.UP_TO_DATE


@pytest.mark.covers("C-136")
def test_it_writes_no_file(house: House, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        house.backpack.outside.whole(tmp_path / "sac.zip")
    assert refused.value.code == "example.still"
    assert list(tmp_path.iterdir()) == []
