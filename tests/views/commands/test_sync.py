"""One exchange is reported in figures or in a sentence."""

from tests.views.commands.desk import Desk


def test_figures(desk: Desk) -> None:
    assert desk.answers("sync") == [
        {"pushed": 2, "pulled": 1, "head": 7, "conflicts": 0, "alerts": []}
    ]


def test_a_sentence(desk: Desk) -> None:
    desk.run("sync")
    assert desk.out == ["À jour sur cet appareil. 2 envois, 1 nouveauté."]
