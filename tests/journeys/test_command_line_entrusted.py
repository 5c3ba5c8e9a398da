"""Two people by the command line alone: entrusted, read, saved, ended, offline too."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.program import Home, Served

pytestmark = [pytest.mark.covers("C-112"), pytest.mark.covers("C-175")]
PAPER = b"Deux gouttes, ordonnance du matin"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path / "serveur", signup="open")
    yield server
    server.stop()


@pytest.fixture
def pair(served: Served, tmp_path: Path) -> tuple[Home, Home]:
    """Camille, who kept a weight and a prescription, and Louise."""
    camille, louise = Home(tmp_path / "camille"), Home(tmp_path / "louise")
    for home in (camille, louise):
        home.found("--server", served.url)
    camille.answer("add", "body-weight", "62.5")
    paper = camille.folder.with_name("ordonnance.txt")
    paper.write_bytes(PAPER)
    camille.answer("import", str(paper))
    for home in (camille, louise):
        home.answer("sync")
    return camille, louise


def until() -> str:
    """Return the last day of what is entrusted, three months from now."""
    return (datetime.now(UTC) + timedelta(days=90)).date().isoformat()


def entrusted(camille: Home, louise: Home) -> dict[str, Any]:
    """Entrust the measures and prescriptions; return what was said of it."""
    code = louise.answer("my-code")["code"]
    end = until()
    words = ("entrust", code, "--name", "Louise, ma fille", "--until", end)
    given = camille.answer(*words, "--rubric", "measures", "--rubric", "prescription")
    assert (given["until"], given["state"]) == (end, "waiting")
    return given


def exchanged(*homes: Home) -> None:
    """Exchange, with nothing to complain of."""
    for home in homes:
        assert home.answer("sync")["alerts"] == []


def test_a_relative_reads_saves_then_no_more(
    pair: tuple[Home, Home], served: Served, tmp_path: Path
) -> None:
    camille, louise = pair
    given = entrusted(camille, louise)
    exchanged(camille, louise)
    (asked,) = louise.answers("entrusted", "list")
    assert (asked["state"], asked["name"]) == ("proposed", "Élodie")
    louise.answer("entrusted", "accept", asked["id"])
    exchanged(louise)
    assert camille.answer("mandates", "list") == {**given, "state": "active"}
    lanes = {one["rubric"]: one for one in louise.answers("entrusted", "list")}
    assert set(lanes) == {"measures", "prescription"}
    assert {one["name"] for one in lanes.values()} == {"Élodie"}
    (weight,) = louise.answers("entrusted", "entries", lanes["measures"]["id"])
    assert "62,5" in weight["said"]
    (paper,) = louise.answers("entrusted", "entries", lanes["prescription"]["id"])
    copy = tmp_path / "copie.txt"
    louise.answer("entrusted", "save", paper["id"], str(copy))
    assert copy.read_bytes() == PAPER
    assert louise.answers("list", "document") == []
    assert louise.answers("search", "gouttes") == []
    served.stop()
    ended = camille.answer("mandates", "end", given["id"])
    assert ended == {**given, "state": "ending"}
    assert camille.run("sync").code == 1
    assert louise.answer("entrusted", "show", paper["id"]) == paper
    served.start()
    exchanged(camille, louise)
    assert camille.answer("mandates", "list") == {**given, "state": "ended"}
    assert louise.answers("entrusted", "list") == []
    said = louise.run("entrusted", "show", paper["id"])
    assert (said.code, said.err.split()[-1]) == (1, "[entry.absent]")


def test_a_code_mistyped_gives_nothing(pair: tuple[Home, Home]) -> None:
    camille, louise = pair
    code = louise.answer("my-code")["code"]
    other = "0" if code[-1] != "0" else "1"
    words = ("--name", "Louise", "--until", until(), "--rubric", "measures")
    for shown in (f"{code[:-1]}{other}", code[:-2], ""):
        said = camille.run("entrust", shown, *words, "--json")
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert said.err.endswith("[card.mistyped]\n")
    assert camille.answers("mandates", "list") == []


def test_one_s_own_code_gives_nothing(pair: tuple[Home, Home]) -> None:
    camille, _louise = pair
    own = camille.answer("my-code")["code"]
    words = ("--name", "Moi", "--until", until(), "--rubric", "measures")
    assert camille.run("entrust", own, *words).err.endswith("[card.own]\n")
    assert camille.answers("mandates", "list") == []
