"""A register is played, and says where it is and of whom."""

import pytest

from tests.views.commands.desk import Desk

pytestmark = pytest.mark.covers("C-045")


def test_it_says_where_it_is_and_of_whom(desk: Desk) -> None:
    assert desk.run("lab-vaccines", "--name", "Camille Fictif") == 0
    (said,) = desk.out
    assert "http://127.0.0.1:6403/fhir" in said
    assert "Camille Fictif y a 9 vaccins" in said
    how = {"seed": "1", "name": "Camille Fictif", "birth_date": ""}
    assert desk.launchers.asked == [("register", 6403, how)]


def test_machines_read_it_too(desk: Desk) -> None:
    (told,) = desk.answers("lab-vaccines", "--seed", "4", "--birth-date", "1958-03-12")
    assert told["page"] == "http://127.0.0.1:6403/appareil"
    assert (told["doses"], told["birth_date"]) == (9, "1960-01-02")
