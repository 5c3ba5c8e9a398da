"""A fictitious service gives its code, or says how much it could read."""

import pytest

from tests.views.commands.desk import Desk

pytestmark = pytest.mark.covers("C-016")
WAYS = ("--folder", "s", "--operator", "srv", "--server", "http://127.0.0.1:8460")


def test_it_gives_its_code_and_says_that_it_is_fictitious(desk: Desk) -> None:
    assert desk.run("lab-service", *WAYS, "code") == 0
    assert desk.out == ["Carnet fictif, service fictif. Son code : ABCDE"]
    how = {"folder": "s", "operator": "srv", "server": "http://127.0.0.1:8460"}
    assert desk.launchers.asked == [("service", how | {"what": "code", "out": ""})]


def test_it_says_how_much_it_read(desk: Desk) -> None:
    assert desk.run("lab-service", *WAYS, "read", "--out", "lu") == 0
    assert desk.out == ["Carnet fictif, service fictif : 1 synthèse lue."]
    assert desk.answers("lab-service", *WAYS, "read", "--out", "lu") == [
        {"name": "Carnet fictif", "read": 1}
    ]
    assert desk.run("lab-service", *WAYS, "read") == 2
