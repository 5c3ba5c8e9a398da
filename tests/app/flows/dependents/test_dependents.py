"""Somebody one represents has a space of their own, found again by itself."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from threading import Barrier, BrokenBarrierError

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.domain.query import Query
from app.domain.space import Space
from app.domain.write import Origin, Write
from app.flows.dependents.dependents import Tie, own_space
from app.flows.preferences import Preferences
from tests.app.flows.dependents.family import SERVER, Family, a_family

pytestmark = pytest.mark.covers("C-083")


@pytest.fixture
def family() -> Family:
    """Return somebody who represents nobody yet."""
    return a_family()


def lea(family: Family) -> Space:
    """Add a child."""
    return family.dependents.add("Léa", birth_date="2019-05-02", tie=Tie.CHILD)


def test_a_child_is_given_a_space_with_a_name_a_date_and_the_same_server(
    family: Family,
) -> None:
    made = lea(family)
    [one] = family.dependents.every()
    assert one.space == made == Space(made.id, "Léa", "2019-05-02", SERVER)
    assert (one.tie, one.away) == (Tie.CHILD, False)
    assert made.id != family.own.id


def test_what_is_hers_is_not_in_the_space_of_who_represents_her(
    family: Family,
) -> None:
    made, vault = lea(family), family.home.vault
    for space, name in ((made, "Léa"), (family.own, "Camille")):
        [patient] = vault.find(space.id, Query("patient"))
        assert patient.title == name


def test_a_child_with_no_birth_date_is_taken(family: Family) -> None:
    made = family.dependents.add("Zoé", birth_date="", tie=Tie.PROTECTED)
    assert [one.space for one in family.dependents.every()] == [made]


@pytest.mark.parametrize(
    ("name", "born", "code"),
    [
        ("  ", "", "name.missing"),
        ("Léa", "hier", "date.malformed"),
        ("Léa", "2031-01-01", "person.born"),
        (" Léa ", "2019-05-02", "dependent.known"),
    ],
)
def test_what_cannot_be_is_refused_and_makes_nothing(
    family: Family, name: str, born: str, code: str
) -> None:
    lea(family)
    with pytest.raises(Refused) as refused:
        family.dependents.add(name, birth_date=born, tie=Tie.CHILD)
    assert refused.value.code == code
    assert len(family.home.vault.spaces()) == 2


def test_asked_twice_at_once_a_child_is_there_once(family: Family) -> None:
    world, both = family.home.world, Barrier(2)

    def chance(count: int) -> bytes:
        with suppress(BrokenBarrierError):
            both.wait(0.2)
        return world.entropy(count)

    dependents = replace(family.dependents, world=replace(world, entropy=chance))

    def add() -> None:
        with suppress(Refused):
            dependents.add("Léa", birth_date="2019-05-02", tie=Tie.CHILD)

    with ThreadPoolExecutor(2) as pressing:
        for _ in range(2):
            pressing.submit(add)
    assert [one.space.name for one in dependents.every()] == ["Léa"]


def test_a_space_taken_for_one_s_own_says_that_it_is_another_s(
    family: Family,
) -> None:
    made = lea(family)
    assert not family.dependents.represented()
    assert replace(family.dependents, own=made).represented()


def test_a_space_put_away_is_kept_and_comes_back(family: Family) -> None:
    made = lea(family)
    family.dependents.put_away(made.id)
    assert [one.away for one in family.dependents.every()] == [True]
    family.dependents.bring_back(made.id)
    assert [one.away for one in family.dependents.every()] == [False]


def test_the_owner_is_found_whatever_the_order_of_the_spaces(family: Family) -> None:
    """A server may tell the space of the child first."""
    lea(family)
    state = family.home.memory.state
    state.spaces = dict(reversed(state.spaces.items()))
    assert family.home.vault.spaces()[0] != family.own.id
    assert own_space(family.home.vault) == family.own.id


def test_people_keep_the_order_they_were_added_in_on_each_device(
    family: Family,
) -> None:
    """The colour of each comes of it."""
    add, names = family.dependents.add, ("Tom", "Zoé")
    made = [lea(family), *(add(one, birth_date="", tie=Tie.CHILD) for one in names)]
    state = family.home.memory.state
    state.spaces = dict(reversed(state.spaces.items()))
    assert [one.space for one in family.dependents.every()] == made


def test_a_space_made_on_another_device_is_expected_here(family: Family) -> None:
    """What the owner's own space says is enough to begin to pull it."""
    far = SpaceId(b"f" * 16)
    told = Preferences(family.apart(family.own.id), family.home.world, family.own)
    told.put(f"dependent/{far.hex()}", Tie.CHILD)
    assert family.dependents.every() == []
    assert family.dependents.heed() == [far]
    [one] = family.dependents.every()
    assert one.space == Space(far, "", "", SERVER)
    assert family.dependents.heed() == []


def test_what_is_told_wrongly_is_nobody(family: Family) -> None:
    """A name that is no space, and a tie nobody knows, are left alone."""
    told = Preferences(family.apart(family.own.id), family.home.world, family.own)
    told.put("dependent/not-hex", Tie.CHILD)
    told.put(f"dependent/{'0' * 30}", Tie.CHILD)
    told.put(f"dependent/{'0' * 32}", "neighbour")
    told.put(f"dependent/{family.own.id.hex()}", Tie.CHILD)
    assert family.dependents.heed() == []
    assert family.dependents.every() == []


def test_a_space_cut_before_it_was_told_is_found_again(family: Family) -> None:
    """Made by a process that was killed before the owner's space said so."""
    made = lea(family)
    own = family.apart(family.own.id)
    Preferences(own, family.home.world, family.own).put(
        f"dependent/{made.id.hex()}", ""
    )
    assert family.dependents.every() == []
    family.dependents.heed()
    assert [one.space for one in family.dependents.every()] == [made]


def test_a_space_without_an_address_goes_where_its_owner_goes(family: Family) -> None:
    made = lea(family)
    far = replace(family.dependents, own=replace(family.own, server="http://two"))
    assert [one.space.server for one in family.dependents.every()] == [SERVER]
    assert [one.space.id for one in far.every()] == [made.id]


def test_a_space_says_whose_it_is_with_the_name_itself(family: Family) -> None:
    """No part of a child's log shows a name and not who represents her."""
    made = lea(family)
    [first] = family.home.vault.find(made.id, Query("patient"))
    assert (first.title, first.meta["dependent"]) == ("Léa", Tie.CHILD)


def test_a_space_that_says_nothing_yet_comes_after_the_owner(family: Family) -> None:
    """A server names the child first, and keeps back what her space says."""
    family.home.memory.state.spaces.clear()
    far = SpaceId(b"f" * 16)
    for space in (far, family.own.id):
        family.home.vault.commit(Write(space), origin=Origin.PEER)
    assert family.home.vault.spaces() == [far, family.own.id]
    assert own_space(family.home.vault) == family.own.id
