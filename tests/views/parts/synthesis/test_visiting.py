"""What is prepared for a visit, in words: ticks, changes, curves."""

from dataclasses import asdict

from tests.screens.homes import a_house
from views.parts.synthesis.visiting import (
    CHANGES_MAX,
    Prepared,
    around,
    change_words,
    changes_told,
    found_in,
    listed,
    turned,
    visit_of,
)


def test_a_tick_is_put_then_taken_away() -> None:
    once = turned("", "weight")
    assert listed(turned(once, "pain")) == ["weight", "pain"]
    assert turned(once, "weight") == ""


def test_what_was_being_prepared_comes_back_whatever_else_the_draft_holds() -> None:
    prepared = Prepared("Dr Aubert", "Pourquoi ?", "weight", "0a")
    assert found_in({**asdict(prepared), "old": "x"}) == prepared
    assert found_in({}) == Prepared()


def test_a_change_is_said_on_one_line() -> None:
    house = a_house()
    house.profile.add("allergies", {"substance": "Latex"})
    (change,) = around(visit_of(house), visit_of(house).flow.since()).changes
    assert change_words(change) == "Allergie : Latex (nouveau)"


def test_only_what_was_measured_may_be_a_curve() -> None:
    house = a_house()
    house.measures.add("body-weight", ["70.6"])
    found = around(visit_of(house), visit_of(house).flow.since())
    assert [kind.code for kind in found.kinds] == ["body-weight"]


def test_what_has_no_room_is_counted() -> None:
    house = a_house()
    for rank in range(CHANGES_MAX + 3):
        house.profile.add("allergies", {"substance": f"Pollen {rank}"})
    told = changes_told(around(visit_of(house), visit_of(house).flow.since()).changes)
    assert len(told) == CHANGES_MAX + 1
    assert told[-1] == "Et 3 autres, dans « Ma santé »."
