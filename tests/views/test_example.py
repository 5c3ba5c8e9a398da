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
from views.example import example_house
from views.house import House

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def house() -> House:
    """An example, new."""
    world = World(lambda: NOW, os.urandom, IdMint(lambda: NOW, os.urandom))
    home = memory_home(world.now, Heart())
    return example_house(home, PlainAirlock(), world, UTC)


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
