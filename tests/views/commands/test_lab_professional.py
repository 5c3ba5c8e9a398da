"""A fictitious professional gives a code, reads, writes and leaves, by the line."""

import pytest

from tests.views.commands.desk import THREAD, Desk

pytestmark = pytest.mark.covers("C-048", "C-175")
WAYS = ("--folder", "p", "--operator", "srv", "--server", "http://127.0.0.1:8460")
HOW = {
    "folder": "p",
    "operator": "srv",
    "server": "http://127.0.0.1:8460",
    "profession": "doctor",
}


def play(desk: Desk, *words: str) -> str:
    assert desk.run("lab-professional", *WAYS, *words) == 0
    return desk.out[-1]


def test_it_gives_its_code_and_says_that_it_is_fictitious(desk: Desk) -> None:
    said = play(desk, "code")
    assert said == "Docteur fictif (médecin), fictif. Son code : ABCDE"
    ((what, how),) = desk.launchers.asked
    assert (what, how["what"]) == ("professional", "code")
    assert HOW.items() <= how.items()


def test_it_reads_what_was_written_to_it(desk: Desk) -> None:
    said = play(desk, "read", "--receipt", "--out", "ici")
    assert f"{THREAD} Camille : 1 message." in said
    assert "(reçu) Je {tousse}. [photo.jpg]" in said
    ((_, how),) = desk.launchers.asked
    assert (how["receipt"], how["out"]) == ("yes", "ici")


def test_it_writes_with_files_and_a_request(desk: Desk) -> None:
    words = ("--file", "a.pdf", "--file", "b.png", "--ask", "receipt")
    said = play(desk, "write", THREAD, "Bonjour", *words)
    assert said == "Message déposé par Docteur fictif (médecin), fictif."
    ((_, how),) = desk.launchers.asked
    assert (how["thread"], how["text"], how["asks"]) == (THREAD, "Bonjour", "receipt")
    assert how["files"].split("\n") == ["a.pdf", "b.png"]


def test_it_leaves(desk: Desk) -> None:
    said = play(desk, "leave", THREAD)
    assert said == "Docteur fictif (médecin), fictif, a quitté la conversation."


def test_an_unknown_profession_or_request_is_refused(desk: Desk) -> None:
    assert desk.run("lab-professional", *WAYS, "--profession", "mage", "code") == 2
    asked = ("write", THREAD, "Bonjour", "--ask", "money")
    assert desk.run("lab-professional", *WAYS, *asked) == 2
