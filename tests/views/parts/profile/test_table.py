"""The table names the person, and says who declared to those who read it."""

from dataclasses import replace

from tests.views.parts.profile.told import (
    A_PLUS,
    PENICILLIN,
    found_by_laboratory,
    noted,
)
from views.parts.profile.table import wording


def test_each_row_names_the_person_the_dates_and_who_says_so() -> None:
    _house, line = noted("allergies", **PENICILLIN)
    said = dict(zip(wording("Léa").headers, wording("Léa").told(line), strict=True))
    assert said["Personne"] == "Léa"
    assert said["Rubrique"] == "Allergies"
    assert said["Quoi"] == "Pénicilline"
    assert said["Depuis"] == "1998"
    assert said["Jusqu'à"] == ""
    assert said["État"] == "en cours"
    assert said["Dit par"] == "Déclaré par la personne"
    assert "Pénicilline" not in said["Précisions"]
    assert "1998" not in said["Précisions"]
    assert said["Précisions"]


def test_a_laboratory_is_named() -> None:
    house, _line = noted("allergies", **PENICILLIN)
    line = house.profile.line(found_by_laboratory(house, A_PLUS).id)
    assert "Labo Fictif" in wording("Léa").told(line)[-1]


def test_an_answer_is_said_as_on_its_page() -> None:
    house, line = noted("allergies", **PENICILLIN)
    topic = replace(line.topic, none="Aucune allergie connue.")
    row = wording("Léa").answered(topic, "none")
    assert len(row) == len(wording("Léa").headers)
    assert row[:3] == ["Léa", "Allergies", "Aucune allergie connue."]
    assert house.profile.count("allergies") == 1
