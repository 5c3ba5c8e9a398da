"""The space of somebody one represents is made by one line that says who it is."""

import pytest

from app.flows.dependents.dependents import Tie
from tests.views.commands.desk import Desk

pytestmark = pytest.mark.covers("C-083")


def test_the_space_of_somebody_is_made_by_one_line(desk: Desk) -> None:
    said = "add-person", "Léo", "--born", "2019-05-04", "--tie", "child"
    (made,) = desk.answers(*said)
    assert (made["name"], made["tie"]) == ("Léo", "child")
    assert desk.door.asked == [("add", "Léo", "2019-05-04", Tie.CHILD)]
    desk.out.clear()
    assert desk.run(*said) == 0
    assert desk.out == ["L’espace de Léo est prêt sur cet appareil."]


@pytest.mark.parametrize("left", ["--born", "--tie"])
def test_a_space_is_made_for_somebody_known_well_enough(desk: Desk, left: str) -> None:
    given = {"--born": "2019-05-04", "--tie": "child"}
    del given[left]
    words = [word for pair in given.items() for word in pair]
    assert desk.run("add-person", "Léo", *words) == 2
    assert desk.err[0].endswith("[usage]")
