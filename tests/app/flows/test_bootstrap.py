"""A snapshot is kept whole once verified, and never over what is already here."""

from dataclasses import replace

import pytest

from app.domain.changes import Changes
from app.domain.errors import Broken, Refused
from app.domain.write import Origin, Write
from app.flows.sealed.bodies import Wanting
from storage.memory.vault import MemoryVault
from tests.app.shown import Told, lived
from tests.app.worlds import Silent, a_home


@pytest.fixture
def told() -> Told:
    return lived()


def test_only_a_device_that_holds_nothing_asks_for_one(told: Told) -> None:
    bootstrap, space = told.victim.sealing.bootstrap, told.victim.space
    assert bootstrap.wanted(space)
    told.take()
    assert not bootstrap.wanted(space)
    founder = a_home()[0]
    assert not founder.sealing.bootstrap.wanted(founder.space)


def test_it_leads_where_the_whole_log_does(told: Told) -> None:
    told.take()
    told.victim.pull(told.ledger)
    space = told.victim.space
    here, there = (
        [replace(entry, updated=0) for entry in home.vault.after(space, b"")]
        for home in (told.victim, told.author)
    )
    assert here == there
    for home in (told.victim, told.author):
        home.write("ensuite")
        home.sync(told.ledger)
    told.victim.pull(told.ledger)
    assert told.victim.titles() == told.author.titles()


def test_killed_at_any_commit_it_is_filled_all_the_same(told: Told) -> None:
    class Mortal(MemoryVault):
        left = 0

        def commit(self, write: Write, *, origin: Origin = Origin.HERE) -> Changes:
            self.left -= 1
            if self.left < 0:
                raise Broken("disk.io")
            return super().commit(write, origin=origin)

    victim = told.victim
    for left in (0, 1):
        mortal = Mortal(victim.memory, Silent())
        mortal.left = left
        with pytest.raises(Broken, match=r"disk\.io"):
            replace(
                victim.sealing.bootstrap,
                standings=replace(victim.sealing.bootstrap.standings, vault=mortal),
            ).take(victim.space, told.shown(), tuple(told.ledger.people.values()))
    victim.pull(told.ledger)
    assert victim.titles() == told.author.titles()


def test_long_bodies_are_asked_for_first(told: Told) -> None:
    told.author.write("long", body=b"x" * 60_000)
    told.author.sync(told.ledger)
    told.author.clock.pass_(hours=25)
    told.author.sync(told.ledger)
    with pytest.raises(Wanting) as asked:
        told.take()
    for file in asked.value.files:
        told.victim.blobs.put(told.author.blobs.read(file.blob))
    told.take()
    assert told.victim.titles() == told.author.titles()


def test_quarantine_is_not_left_by_beginning_again(told: Told) -> None:
    with pytest.raises(Broken, match=r"log\.tamper"):
        told.take(lambda shown: replace(shown, h=bytes(32)))
    with pytest.raises((Broken, Refused), match=r"log\.tamper"):
        told.take()
