"""What was entrusted ends: by a press, by its last day, and by keys for ever."""

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Unreachable
from app.domain.mandate import MandateState
from app.flows.dependents.dependents import Tie
from tests.journeys import thief, two_homes
from tests.journeys.two_homes import (
    CANARY,
    GIVEN,
    Both,
    brought,
    entrust,
    holds,
    lanes,
    read,
    weights,
)

pytestmark = [pytest.mark.covers("C-112"), pytest.mark.covers("C-154")]


def state(both: Both) -> MandateState:
    """Return how far the only mandate of Camille is."""
    (one,) = both.camille.house.mandates.every()
    return one.state


@pytest.mark.covers("C-150")
def test_ended_offline_it_is_queued_then_gone_for_the_reader(both: Both) -> None:
    camille, louise = both.camille, both.louise
    mandate = entrust(camille, louise)
    assert state(both) is MandateState.WAITING
    both.sync()
    assert state(both) is MandateState.ACTIVE
    brought(louise, Rubric.PRESCRIPTION)
    assert holds(louise, CANARY.encode()) > 0
    both.server.stop()
    camille.house.mandates.end(mandate)
    assert state(both) is MandateState.ENDING
    with pytest.raises(Unreachable):
        camille.sync()
    assert state(both) is MandateState.ENDING
    both.server.start()
    both.sync()
    assert state(both) is MandateState.ENDED
    assert read(louise, Rubric.MEASURES) == []
    assert holds(louise, CANARY.encode()) == 0
    assert two_homes.sealed_files(louise) == set()
    assert [str(one.values[0]) for one in louise.house.measures.series("body-weight")]


def test_keys_kept_and_a_copy_of_the_server_open_nothing_later(both: Both) -> None:
    """The reader kept every key and steals the server: what came after stays shut."""
    camille, louise = both.camille, both.louise
    mandate = entrust(camille, louise)
    both.sync()
    loot = thief.Loot.of(louise)
    given = thief.opened(loot, thief.log_of(camille))
    assert sum(given.values()) == 4
    assert {epoch for _, epoch in given} == {1}
    camille.house.mandates.end(mandate)
    camille.sync()
    two_homes.note(camille.house, "64.1")
    two_homes.keep(camille.house, "plus.txt", b"Plus tard", "Plus tard")
    camille.sync()
    louise.sync()
    loot.keys |= thief.Loot.of(louise).keys
    log = thief.log_of(camille)
    assert thief.opened(loot, log) == given
    whole = thief.opened(thief.Loot.of(camille), log)
    assert sum(whole[lane, 2] for lane, _ in given) == 2


def test_outside_the_mandate_a_copy_of_the_server_opens_nothing(both: Both) -> None:
    entrust(both.camille, both.louise)
    both.sync()
    log = thief.log_of(both.camille)
    mine = thief.opened(thief.Loot.of(both.louise), log)
    all_of_it = thief.opened(thief.Loot.of(both.camille), log)
    assert len(mine) == len(GIVEN)
    assert all(all_of_it[place] == count for place, count in mine.items())
    assert sum(all_of_it.values()) > sum(mine.values())


def test_of_a_child_a_copy_of_the_server_opens_what_was_given_alone(
    both: Both,
) -> None:
    """Neither the rest of the child's space, nor anything of who looks after them."""
    camille, louise = both.camille, both.louise
    leo = camille.house.dependents.add("Léo", birth_date="2019-05-04", tie=Tie.CHILD)
    child = two_homes.Person(camille.starters, camille.starters.door.beside(leo.id))
    two_homes.note(child.house, "18.5")
    two_homes.keep(child.house, "bilan.txt", b"Bilan", "Bilan")
    camille.sync()
    child.sync()
    mandate = entrust(child, louise, rubrics=(Rubric.MEASURES,))
    child.sync()
    two_homes.accept(louise)
    assert weights(louise) == ["18.5"]
    log, loot = thief.log_of(child), thief.Loot.of(louise)
    given = thief.opened(loot, log)
    assert list(given.values()) == [1]
    assert sum(thief.opened(thief.Loot.of(camille), log).values()) > 1
    assert not thief.opened(loot, thief.log_of(camille))
    child.house.mandates.end(mandate)
    child.sync()
    two_homes.note(child.house, "19.5")
    child.sync()
    louise.sync()
    loot.keys |= thief.Loot.of(louise).keys
    assert thief.opened(loot, thief.log_of(child)) == given


def test_what_was_entrusted_to_another_relative_goes_on(both: Both) -> None:
    """The end of one mandate gives new keys to whoever still reads."""
    camille, louise = both.camille, both.louise
    place = louise.starters.home.with_name("Paul")
    paul = two_homes.found(place, both.server.url, "Paul")
    try:
        first = entrust(camille, louise)
        entrust(camille, paul)
        both.sync()
        two_homes.accept(paul)
        camille.house.mandates.end(first)
        two_homes.note(camille.house, "64.1")
        both.sync()
        two_homes.accept(paul)
        assert weights(paul) == ["64.1", "62.9", "62.5"]
        assert read(louise, Rubric.MEASURES) == []
    finally:
        paul.close()


def test_entrusted_again_it_is_read_again(both: Both) -> None:
    camille, louise = both.camille, both.louise
    first = entrust(camille, louise)
    both.sync()
    camille.house.mandates.end(first)
    both.sync()
    assert read(louise, Rubric.MEASURES) == []
    entrust(camille, louise)
    two_homes.note(camille.house, "64.1")
    both.sync()
    assert weights(louise) == ["64.1", "62.9", "62.5"]
    assert brought(louise, Rubric.PRESCRIPTION) == both.files


def test_two_devices_of_the_giver_see_and_end_the_same_mandates(both: Both) -> None:
    camille, louise = both.camille, both.louise
    place = camille.starters.home.with_name("tablette")
    mandate = entrust(camille, louise)
    both.sync()
    tablet = two_homes.joined(place, both.server.url, camille)
    try:
        tablet.sync()
        (seen,) = tablet.house.mandates.every()
        assert (seen.id, seen.name) == (mandate, two_homes.DAUGHTER)
        assert (set(seen.rubrics), seen.state) == (set(GIVEN), MandateState.ACTIVE)
        tablet.house.mandates.end(mandate)
        tablet.sync()
        two_homes.note(camille.house, "64.1")
        camille.sync(2)
        assert state(both) is MandateState.ENDED
        tablet.sync()
        assert len(tablet.house.measures.series("body-weight")) == 3
        louise.sync()
        assert read(louise, Rubric.MEASURES) == []
    finally:
        tablet.close()


def test_the_reader_entrusts_something_back(both: Both) -> None:
    camille, louise = both.camille, both.louise
    entrust(camille, louise)
    both.sync()
    entrust(louise, camille)
    louise.sync()
    two_homes.accept(camille)
    assert weights(camille) == ["54.5"]
    assert weights(louise) == ["62.9", "62.5"]
    mine = [str(one.values[0]) for one in camille.house.measures.series("body-weight")]
    assert mine == ["62.9", "62.5"]


def test_a_device_joined_later_reads_what_is_entrusted(both: Both) -> None:
    """And the one that was put outside reads nothing new."""
    camille, louise = both.camille, both.louise
    entrust(camille, louise)
    both.sync()
    place = louise.starters.home.with_name("nouveau")
    new = two_homes.joined(place, both.server.url, louise)
    try:
        new.sync()
        assert weights(new) == ["62.9", "62.5"]
        assert brought(new, Rubric.PRESCRIPTION) == both.files
        (old,) = [one for one in new.house.my_devices.list() if not one.here]
        new.house.my_devices.retire(old.id)
        new.sync()
        two_homes.note(camille.house, "64.1")
        camille.sync()
        new.sync()
        assert weights(new) == ["64.1", "62.9", "62.5"]
        with pytest.raises(Exception, match=r"device[._]retired"):
            louise.sync()
        assert "64.1" not in weights(louise)
    finally:
        new.close()


def test_the_last_day_ends_it_without_network(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the next opening of a device that never heard of it again."""
    camille, louise = both.camille, both.louise
    entrust(camille, louise, days=30)
    both.sync()
    brought(louise, Rubric.PRESCRIPTION)
    both.server.stop()
    louise.close()
    two_homes.later(monkeypatch, days=29)
    louise.open()
    assert weights(louise) == ["62.9", "62.5"]
    louise.close()
    two_homes.later(monkeypatch, days=31)
    louise.open()
    assert lanes(louise) == {} or read(louise, Rubric.MEASURES) == []
    assert holds(louise, CANARY.encode()) == 0
    assert two_homes.sealed_files(louise) == set()


def test_of_two_mandates_on_one_rubric_each_ends_alone(both: Both) -> None:
    """The end of one, whichever came first, takes nothing of the other."""
    camille, louise = both.camille, both.louise
    short = entrust(camille, louise, days=10)
    both.sync()
    long = entrust(camille, louise, rubrics=(Rubric.MEASURES,), days=60)
    both.sync()
    camille.house.mandates.end(short)
    two_homes.note(camille.house, "64.1")
    both.sync()
    assert weights(louise) == ["64.1", "62.9", "62.5"]
    assert set(lanes(louise)) == {Rubric.MEASURES}
    camille.house.mandates.end(long)
    both.sync()
    assert lanes(louise) == {}
    assert holds(louise, CANARY.encode()) == 0
