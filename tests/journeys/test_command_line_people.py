"""The real program keeps several people's spaces, and never takes one for another."""

from pathlib import Path

import pytest

from tests.journeys.program import Home

pytestmark = [pytest.mark.covers("C-083"), pytest.mark.covers("C-175")]
LEO = ("--person", "leo martin")


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Return the home of Élodie, who represents Léo and weighed both."""
    home = Home(tmp_path_factory.mktemp("famille") / "chez nous")
    home.found("--birth-date", "1988-03-12")
    home.answer("add-person", "Léo Martin", "--born", "2019-05-04", "--tie", "child")
    home.answer("add", "body-weight", "62")
    home.answer("add", "body-weight", "18.4", *LEO)
    return home


def weights(home: Home, *words: str) -> list[str]:
    """Return the weights a home lists."""
    return [one["value"] for one in home.answers("list", "body-weight", *words)]


def test_each_weight_stays_with_whom_it_was_noted_for(family: Home) -> None:
    assert weights(family) == ["62"]
    assert weights(family, *LEO) == ["18.4"]


def test_everybody_is_listed_the_owner_first(family: Home) -> None:
    own, child = family.answers("people")
    assert (own["name"], own["tie"]) == ("Élodie", "own")
    assert (child["name"], child["tie"]) == ("Léo Martin", "child")
    assert child["birth_date"] == "2019-05-04"
    assert child["waiting"] > 0


def test_an_element_of_one_is_not_found_from_another(family: Home) -> None:
    (weight,) = family.answers("list", "body-weight", *LEO)
    said = family.run("show", weight["id"])
    assert said.err.endswith("[entry.absent]\n")
    assert family.answer("show", weight["id"], *LEO)["id"] == weight["id"]


def test_somebody_unknown_is_a_misused_line_that_writes_nothing(family: Home) -> None:
    said = family.run("add", "body-weight", "70", "--person", "Léa Martin", "--json")
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert said.err.endswith("[person.unknown]\n")
    assert weights(family) == ["62"]
    assert weights(family, *LEO) == ["18.4"]


def test_a_line_read_by_a_person_says_for_whom_it_was(family: Home) -> None:
    said = family.run("list", "body-weight", *LEO)
    assert said.err == "Pour Léo Martin.\n"


@pytest.mark.covers("C-135")
def test_the_archive_of_one_brings_one_back(family: Home, tmp_path: Path) -> None:
    archive = tmp_path / "sac de Léo"
    packed = family.answer("export", str(archive), *LEO)
    back = Home(tmp_path / "ailleurs")
    assert back.answer("restore", str(archive))["entries"] == packed["entries"]
    assert weights(back) == ["18.4"]
    (alone,) = back.answers("people")
    assert alone["name"] == "Léo Martin"


@pytest.mark.covers("C-135")
def test_the_archive_of_the_owner_holds_nothing_of_the_child(
    family: Home, tmp_path: Path
) -> None:
    archive = tmp_path / "sac d'Élodie"
    family.answer("export", str(archive))
    back = Home(tmp_path / "ailleurs")
    back.answer("restore", str(archive))
    assert weights(back) == ["62"]
    assert back.run("list", "body-weight", *LEO).code == 2
