"""A doctor and a person by the command line alone, on a server closed to strangers."""

from pathlib import Path
from typing import Any

import pytest

from tests.fictitious.printing import pdf
from tests.journeys.program import Home, Served, played

pytestmark = pytest.mark.covers("C-048", "C-049", "C-050", "C-175")
PAGES = pdf(["Sirop, une semaine"], title="Ordonnance", date="D:20261121080000Z")


@pytest.fixture
def camille(served: Served, tmp_path: Path) -> Home:
    home = Home(tmp_path / "camille")
    home.found("--server", served.url)
    home.answer("sync")
    return home


def doctor(home: Home, served: Served, *words: str) -> dict[str, Any]:
    """Play the doctor."""
    return played(home, served, "lab-professional", *words)


def test_it_is_opened_written_answered_signed_for_and_ended(
    camille: Home, served: Served, tmp_path: Path
) -> None:
    code = doctor(camille, served, "code")["code"]
    found = camille.answer("messages", "find", code)
    assert "fictif" in found["name"]
    assert found["profession"] == "doctor"
    made = camille.answer("messages", "open", code, "--subject", "Ma toux")
    written = camille.answer("messages", "write", made["id"], "Je tousse.")
    assert written["delivery"] == "waiting"
    camille.answer("sync")
    assert camille.answer("messages", "list")["state"] == "active"
    paper = tmp_path / "ordonnance.pdf"
    paper.write_bytes(PAGES)
    (thread,) = doctor(camille, served, "read", "--receipt")["threads"]
    assert [one["text"] for one in thread["messages"]] == ["Je tousse."]
    line = ("write", made["id"], "Prenez ceci.", "--file", str(paper))
    doctor(camille, served, *line, "--ask", "receipt")
    camille.answer("sync")
    mine, theirs = camille.answers("messages", "read", made["id"], "--receipt")
    assert (mine["delivery"], theirs["delivery"]) == ("read", "received")
    assert [one["type"] for one in theirs["files"]] == ["application/pdf"]
    camille.answer("sync")
    out = tmp_path / "lu"
    (thread,) = doctor(camille, served, "read", "--out", str(out))["threads"]
    assert thread["messages"][1]["read"] != ""
    assert camille.answer("messages", "end", made["id"])["state"] == "ending"
    camille.answer("sync")
    assert doctor(camille, served, "read")["threads"] == []
    camille.complains("messages", "write", made["id"], "Encore")
    (found,) = camille.answers("search", "tousse")
    assert (found["kind"], found["title"]) == ("message", "Ma toux")


def test_what_is_badly_said_is_one_sentence(camille: Home) -> None:
    for words in (
        ("messages", "find", "ABCDE"),
        ("messages", "open", "ABCDE", "--subject", "x", "--until", "demain"),
        ("messages", "read", "ab" * 16),
        ("messages", "write", "xyz", "Bonjour"),
    ):
        camille.complains(*words)
