"""Nothing comes before a yes; a no, and who leaves, are told to who entrusts."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Unreachable
from app.domain.mandate import MandateState
from app.domain.proposal import Proposal, ProposalState
from tests.fictitious import printing
from tests.journeys import thief, two_homes
from tests.journeys.two_homes import (
    CANARY,
    GIVEN,
    Both,
    Person,
    accept,
    brought,
    entrust,
    holds,
    lanes,
    read,
    weights,
)

pytestmark = [
    pytest.mark.covers("C-112"),
    pytest.mark.covers("C-150"),
    pytest.mark.timeout(240),
]


def proposed(person: Person) -> Proposal:
    """Return the only thing proposed to somebody, or left and not told."""
    (one,) = person.house.entrusted.proposals.every()
    return one


def offered(both: Both) -> Proposal:
    """Entrust the measures and prescriptions; return what Louise is asked."""
    entrust(both.camille, both.louise)
    both.camille.sync()
    both.louise.sync()
    return proposed(both.louise)


def test_before_a_yes_nothing_of_it_is_on_the_device(both: Both) -> None:
    asked, louise = offered(both), both.louise
    assert (asked.whose, asked.state) == ("Camille", ProposalState.PROPOSED)
    assert asked.code == both.camille.house.mandates.my_code()
    assert asked.rubrics == GIVEN
    assert (louise.house.entrusted.every(), lanes(louise)) == ([], {})
    assert holds(louise, CANARY.encode()) == 0
    assert two_homes.sealed_files(louise) == set()
    louise.close()
    louise.open()
    assert proposed(louise).id == asked.id
    accept(louise)
    assert weights(louise) == ["62.9", "62.5"]
    assert holds(louise, CANARY.encode()) > 0
    assert brought(louise, Rubric.PRESCRIPTION) == both.files


def test_a_no_said_without_network_is_told_and_the_keys_change(both: Both) -> None:
    asked, camille, louise = offered(both), both.camille, both.louise
    both.server.stop()
    louise.house.entrusted.proposals.refuse(asked.id)
    with pytest.raises(Unreachable):
        louise.sync()
    assert proposed(louise).state is ProposalState.LEAVING
    both.server.start()
    louise.sync()
    assert louise.house.entrusted.proposals.every() == []
    (before,) = camille.house.mandates.every()
    assert (before.state, before.left) == (MandateState.ACTIVE, 0)
    camille.sync()
    (told,) = camille.house.mandates.every()
    assert told.state is MandateState.ENDED
    assert timedelta() <= _ago(told.left) < timedelta(minutes=5)
    two_homes.note(camille.house, "64.1")
    camille.sync(2)
    louise.sync()
    assert read(louise, Rubric.MEASURES) == []
    whole = thief.opened(thief.Loot.of(camille), thief.log_of(camille))
    assert {epoch for _, epoch in whole} >= {1, 2}
    entrust(camille, louise)
    both.sync()
    assert weights(louise) == ["64.1", "62.9", "62.5"]


def _ago(moment: int) -> timedelta:
    return datetime.now(UTC) - datetime.fromtimestamp(moment / 1000, UTC)


def test_who_leaves_is_said_to_read_no_more(both: Both) -> None:
    camille, louise = both.camille, both.louise
    entrust(camille, louise)
    both.sync()
    assert weights(louise) == ["62.9", "62.5"]
    loot = thief.Loot.of(louise)
    louise.house.entrusted.leave(camille.house.space.id)
    assert proposed(louise).state is ProposalState.LEAVING
    assert holds(louise, CANARY.encode()) == 0
    louise.sync()
    camille.sync()
    (told,) = camille.house.mandates.every()
    assert (told.state, bool(told.left)) == (MandateState.ENDED, True)
    two_homes.note(camille.house, "64.1")
    camille.sync(2)
    louise.sync()
    assert louise.house.entrusted.every() == []
    loot.keys |= thief.Loot.of(louise).keys
    opened = thief.opened(loot, thief.log_of(camille))
    assert {epoch for _, epoch in opened} == {1}


@pytest.mark.covers("C-174")
def test_an_answer_holds_on_every_device_of_who_is_asked(both: Both) -> None:
    asked, louise = offered(both), both.louise
    place = louise.starters.home.with_name("tablette")
    tablet = two_homes.joined(place, both.server.url, louise)
    try:
        tablet.sync()
        assert proposed(tablet).id == asked.id
        louise.house.entrusted.proposals.accept(asked.id)
        louise.sync()
        tablet.sync()
        assert tablet.house.entrusted.proposals.every() == []
        assert weights(tablet) == ["62.9", "62.5"]
        tablet.house.entrusted.leave(both.camille.house.space.id)
        tablet.sync()
        louise.sync()
        assert (lanes(louise), holds(louise, CANARY.encode())) == ({}, 0)
        both.camille.sync()
        (told,) = both.camille.house.mandates.every()
        assert told.left
    finally:
        tablet.close()


def test_another_mandate_is_another_question(both: Both) -> None:
    camille, louise = both.camille, both.louise
    entrust(camille, louise)
    both.sync()
    entrust(camille, louise, rubrics=(Rubric.PROFILE, Rubric.MEASURES), days=60)
    camille.sync()
    louise.sync()
    assert set(lanes(louise)) == set(GIVEN)
    more = proposed(louise)
    assert more.rubrics == (Rubric.PROFILE, Rubric.MEASURES)
    louise.house.entrusted.proposals.refuse(more.id)
    louise.sync()
    assert set(lanes(louise)) == set(GIVEN)
    camille.sync()
    states = [one.state for one in camille.house.mandates.every()]
    assert states == [MandateState.ENDED, MandateState.ACTIVE]
    two_homes.note(camille.house, "64.1")
    both.sync()
    assert weights(louise) == ["64.1", "62.9", "62.5"]


def test_a_large_file_comes_once_it_is_opened(both: Both) -> None:
    """Its words come, to be searched; ten mebibytes and more wait to be asked for."""
    dice = random.Random(8)  # noqa: S311 - nothing secret here
    scans = [dice.randbytes(two_homes.SCAN) for _ in range(3)]
    film = printing.pdf(["radiographie"], title="Film", date=two_homes.DAY, scans=scans)
    two_homes.keep(both.camille.house, "film.pdf", film, "Film")
    entrust(both.camille, both.louise)
    both.sync()
    louise = both.louise
    house = louise.house.entrusted.house(lanes(louise)[Rubric.PRESCRIPTION])
    found = read(louise, Rubric.PRESCRIPTION)
    here = {one.title: house.documents.have(one.id) for one in found}
    assert [title for title, is_here in here.items() if not is_here] == ["Film"]
    assert brought(louise, Rubric.PRESCRIPTION)["Film"] == film
