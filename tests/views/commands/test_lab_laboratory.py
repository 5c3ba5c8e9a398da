"""A fictitious laboratory deposits one file, and says where it stands."""

import pytest

from tests.views.commands.desk import Desk

pytestmark = pytest.mark.covers("C-032")
WAYS = ("--to", "ALV1D:x", "--folder", "labo", "--operator", "serveur")


def test_it_says_that_it_is_fictitious(desk: Desk) -> None:
    assert desk.run("lab-laboratory", "cr.pdf", *WAYS) == 0
    assert desk.out == [
        "Déposé par Laboratoire fictif (laboratoire), fictif, au rang 12."
    ]
    how = {"file": "cr.pdf", "to": "ALV1D:x", "folder": "labo", "operator": "serveur"}
    asked = how | {
        "profession": "laboratory",
        "type": "11502-2",
        "title": "",
        "date": "",
    }
    assert desk.launchers.asked == [("laboratory", asked)]


def test_machines_read_it_too(desk: Desk) -> None:
    (told,) = desk.answers("lab-laboratory", "cr.pdf", *WAYS, "--date", "2026-11-20")
    assert told == {"name": "Laboratoire fictif", "seq": 12}
