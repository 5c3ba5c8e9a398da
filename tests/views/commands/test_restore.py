"""An archive is opened by the phrase, or by the recovery key."""

from pathlib import Path

import pytest

from app.flows.dependents.dependents import Tie
from tests.views.commands.desk import KEY, PHRASE, Desk


@pytest.fixture
def archive(tmp_path: Path) -> str:
    file = tmp_path / "sac"
    file.touch()
    return str(file)


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    paper = tmp_path / "cle"
    paper.write_text(KEY, "utf-8")
    return str(paper)


def test_the_phrase_opens(desk: Desk, archive: str) -> None:
    assert desk.answers("restore", archive) == [{"entries": 3, "files": 2}]
    assert desk.door.asked == [("restore", b"", ("passphrase", PHRASE), "")]


def test_the_recovery_key_opens_and_the_phrase_protects(
    desk: Desk, archive: str, sheet: str
) -> None:
    desk.run("restore", archive, "--recovery-file", sheet)
    ways = (("recovery", KEY), ("passphrase", PHRASE))
    assert desk.door.asked == [("restore", b"", *ways, "")]
    assert "3 éléments" in desk.out[0]


def test_without_a_phrase_the_key_does_both(
    desk: Desk, archive: str, sheet: str
) -> None:
    desk.environment.clear()
    assert desk.run("restore", archive, "--recovery-file", sheet) == 0
    assert desk.door.asked == [("restore", b"", ("recovery", KEY), "")]


def test_the_space_of_somebody_represented_is_never_called_one_s_own(
    desk: Desk, archive: str
) -> None:
    desk.door.tie = Tie.CHILD
    told = {"entries": 3, "files": 2, "person": "Rose"}
    assert desk.answers("restore", archive) == [told]
    desk.out.clear()
    assert desk.run("restore", archive) == 0
    assert desk.out == [
        "C'est l'espace de Rose, que vous représentez. Le vôtre est ailleurs."
    ]
    assert desk.answers("people")[-1]["tie"] == "child"


def test_an_archive_that_is_not_there_is_said(desk: Desk, tmp_path: Path) -> None:
    assert desk.run("restore", str(tmp_path / "sac")) == 1
    assert desk.err[0].endswith("[import.no_file]")
