"""What is offered to choose from, and what of it is put on paper."""

from dataclasses import replace

import pytest

from app.domain.immunization import Immunization
from tests.screens.homes import a_house
from tests.views.parts.vaccines.told import MMR, TETANUS
from views.house import House
from views.parts.synthesis.offering import chosen, lines_of, offered, parts_of


def noted() -> House:
    """Return a space with a line, an answer, a stay and a measure."""
    house = a_house()
    house.profile.add("allergies", {"substance": "Latex", "severity": "mild"})
    house.profile.set_answer("maladies", "none")
    house.measures.add("body-weight", ["70.6"])
    return house


def test_each_subject_that_says_something_is_offered() -> None:
    groups = {one.title: one for one in offered(noted())}
    assert set(groups) == {"Allergies", "Maladies", "Dernières mesures"}
    assert groups["Maladies"].said == "Aucune maladie connue"
    (latex,) = groups["Allergies"].lines
    assert latex.words == (
        "Latex · Gravité de la réaction : Légère · Déclaré par la personne"
    )


def test_what_the_title_of_a_family_line_says_is_not_said_twice() -> None:
    house = a_house()
    said = {"relation": "MTH", "illness": "Diabète", "age": "52 ans"}
    house.profile.add("antecedents-familiaux", said)
    (line,) = offered(house)[0].lines
    assert (line.title, line.facts) == ("Diabète, Mère", (("À quel âge", "52 ans"),))


def test_the_last_measure_is_said_with_its_unit_and_its_day() -> None:
    (weight,) = offered(noted())[-1].lines
    assert weight.title.startswith("Poids : 70,6")
    assert weight.facts[0][1]


@pytest.mark.parametrize(
    ("dose", "source", "by"),
    [
        (TETANUS, "typed", "Déclaré par la personne"),
        (TETANUS, "imported", "Lu dans un document"),
        (TETANUS, "certificate", "Lu dans un document"),
        (MMR, "imported", "Confirmé par Dr Fictif, dans un document"),
        (MMR, "deposited", "Confirmé par Dr Fictif"),
    ],
)
def test_who_tells_a_dose_is_never_more_sure_than_in_the_booklet(
    dose: Immunization, source: str, by: str
) -> None:
    house = a_house()
    house.vaccines.booklet.add(dose, told={"source": source})
    (told,) = next(one for one in offered(house) if one.title == "Vaccins").lines
    assert told.by == by


def test_what_is_put_aside_is_neither_chosen_nor_on_paper() -> None:
    groups = offered(noted())
    latex = groups[0].lines[0].entry.id
    away = frozenset({bytes(latex)})
    assert latex not in [one.entry.id for one in chosen(groups, away)]
    assert "Allergies" not in [part.title for part in parts_of(groups, away)]
    every = lines_of(chosen(groups, frozenset()))
    assert latex in [one.entry.id for one in every]


def test_a_dose_of_an_unknown_day_says_so_on_paper() -> None:
    house = a_house()
    house.vaccines.booklet.add(replace(TETANUS, day=""), told={"source": "typed"})
    (told,) = next(one for one in offered(house) if one.title == "Vaccins").lines
    assert told.facts == (("Date", "inconnue"),)
