"""A line is for one person, named by who asked; nobody else's space is touched."""

import pytest

from tests.views.commands.desk import Desk

pytestmark = pytest.mark.covers("C-083")


def weights(desk: Desk, *words: str) -> list[str]:
    """Return the weights one line lists."""
    found = desk.answers("list", "body-weight", *words)
    return [one["value"] for one in found]


def test_a_weight_is_noted_for_whom_is_named_only(desk: Desk) -> None:
    desk.door.keep("Léo Martin")
    assert desk.run("add", "body-weight", "18.4", "--person", "leo martin") == 0
    assert desk.err == ["Pour Léo Martin."]
    desk.door.within = desk.door.home
    assert weights(desk) == []
    assert weights(desk, "--person", "Léo Martin") == ["18.4"]


@pytest.mark.parametrize("name", ["", "Leon", "Martin", "Alix Martin"])
def test_nobody_by_that_name_writes_nothing_anywhere(desk: Desk, name: str) -> None:
    """An empty name, as a script without its variable gives, is not the owner."""
    child = desk.door.keep("Léo Martin")
    desk.door.keep("Alix Martin", away=True)
    assert desk.run("add", "body-weight", "18.4", "--person", name) == 2
    assert desk.err[0].endswith("[person.unknown]")
    for home in (desk.door.home, child):
        assert home.measures.series("body-weight") == []


def test_two_people_of_one_name_are_never_chosen_between(desk: Desk) -> None:
    desk.door.keep("Léo")
    second = desk.door.keep("LEO")
    assert desk.run("add", "body-weight", "18.4", "--person", "Léo") == 2
    assert desk.err[0].endswith("[person.ambiguous]")
    there = second.space.id.hex()
    assert desk.run("add", "body-weight", "18.4", "--person", there) == 0
    assert len(second.measures.series("body-weight")) == 1


def test_each_person_is_listed_the_owner_first(desk: Desk) -> None:
    desk.door.keep("Léo")
    desk.door.keep("", away=True)
    own, child, coming = desk.answers("people")
    assert [own["tie"], child["tie"], coming["tie"]] == ["own", "child", "child"]
    assert [own["name"], child["name"], coming["name"]] == ["Rose", "Léo", ""]
    assert [own["away"], child["away"], coming["away"]] == [False, False, True]
    assert child["waiting"] == 2
    desk.out.clear()
    assert desk.run("people") == 0
    assert "Rose (vous, naissance : 12 mars 1958," in desk.out[0]
    assert "2 envois en attente)" in desk.out[0]
    assert "Léo (enfant, naissance" in desk.out[1]
    assert "Nom à venir (enfant" in desk.out[2]
    assert "hors de la liste" in desk.out[2]


def test_an_exchange_is_for_everybody_or_for_whom_is_named(desk: Desk) -> None:
    desk.door.keep("Léo")
    own, child = desk.answers("sync")
    assert "person" not in own
    assert child["person"] == "Léo"
    assert desk.door.asked == [("heed",)]
    (alone,) = desk.answers("sync", "--person", "Léo")
    assert alone["person"] == "Léo"
    assert desk.door.asked == [("heed",)]
