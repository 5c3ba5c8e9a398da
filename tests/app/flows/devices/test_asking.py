"""A question names who else a reading may be of, and only of a weight."""

import pytest

from app.domain.inbox import Fate
from tests.app.flows.devices.household import Household
from tests.fictitious.heard import METER, SCALE, glucose, weight

pytestmark = pytest.mark.covers("C-168")


def test_what_is_no_weight_may_be_of_nobody_by_name() -> None:
    home = Household()
    home.child("Léa", "16")
    home.devices.inbox.take_in([glucose("104")], device=METER)
    (asked,) = home.devices.inbox.waiting()
    assert (asked.fate, asked.others, asked.likely) == (Fate.UNASSIGNED, (), None)


def test_a_weight_names_each_with_the_weight_of_about_its_date() -> None:
    home = Household()
    home.child("Léa", "16", "2022-05-02")
    home.devices.household.add(home.scale, "Paul", "90")
    home.devices.inbox.take_in([weight("16.4")], device=SCALE)
    (asked,) = home.devices.inbox.waiting()
    assert [(one.name, str(one.weight)) for one in asked.others] == [
        ("Léa", "16"),
        ("Paul", "90"),
    ]
    assert asked.likely == asked.others[0]
