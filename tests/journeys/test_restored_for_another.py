"""The backpack of a child, opened alone elsewhere, never makes them « vous »."""

from pathlib import Path

import pytest

from tests.journeys.program import Home

pytestmark = pytest.mark.covers("C-083")


def test_a_child_found_again_alone_stays_a_child(tmp_path: Path) -> None:
    kept, other = Home(tmp_path / "maison"), Home(tmp_path / "ailleurs")
    kept.found()
    kept.answer("add-person", "Léa", "--born", "2019-04-02", "--tie", "child")
    kept.answer("add", "body-weight", "20", "--person", "Léa")
    archive = str(tmp_path / "lea.alveole")
    kept.answer("export", archive, "--person", "Léa")
    assert other.answer("restore", archive)["person"] == "Léa"
    (one,) = other.answers("people")
    assert (one["name"], one["tie"]) == ("Léa", "child")


def test_one_s_own_backpack_is_of_nobody_else(tmp_path: Path) -> None:
    kept, other = Home(tmp_path / "maison"), Home(tmp_path / "ailleurs")
    kept.found()
    archive = str(tmp_path / "moi.alveole")
    kept.answer("export", archive)
    assert "person" not in other.answer("restore", archive)
    assert [one["tie"] for one in other.answers("people")] == ["own"]
