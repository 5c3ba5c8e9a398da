"""A new device joins by the recovery key, or waits to be approved."""

from pathlib import Path

from tests.views.commands.desk import KEY, PHRASE, Desk

SPACE = "00" * 15 + "01"
SERVER = ("join", "--server", "http://s")


def test_by_the_recovery_key(desk: Desk, tmp_path: Path) -> None:
    paper = tmp_path / "cle"
    paper.write_text(f"{KEY}\n", "utf-8")
    assert desk.answers(*SERVER, "--recovery-file", str(paper)) == [{"space": SPACE}]
    assert desk.door.asked == [("join", "http://s", KEY, PHRASE, "")]


def test_by_waiting(desk: Desk) -> None:
    assert desk.answers(*SERVER, "--wait") == [
        {"code": "C0DE"},
        {"check": "S1GNS"},
        {"space": SPACE},
    ]


def test_a_way_must_be_chosen(desk: Desk) -> None:
    assert desk.run(*SERVER) == 2


def test_other_signs_stop_everything(desk: Desk) -> None:
    desk.ask = lambda question: "non" if question else ""
    assert desk.run(*SERVER, "--wait") == 1
    assert desk.err[0].endswith("[enrol.different]")
    desk.ask = lambda question: "oui" if question else ""
    assert desk.run(*SERVER, "--wait") == 0
