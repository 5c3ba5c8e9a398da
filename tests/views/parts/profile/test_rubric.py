"""A rubric is told in one line, and knows when two lines differ."""

import pytest

from app.domain.errors import Refused
from app.kinds import kind
from tests.screens.homes import a_house
from tests.views.parts.profile.told import A_PLUS, O_MINUS, found_by_laboratory, noted
from views.house import House
from views.parts.profile.rubric import (
    all_topics,
    place_of,
    profile_kinds,
    rubric_of,
    said_of,
    topic_at,
)


def said(house: House, code: str) -> str:
    """Say a rubric of *house* in one line."""
    return said_of(rubric_of(house, topic_at(code)))


def test_nothing_noted_is_not_the_answer_nothing_known() -> None:
    house = a_house()
    assert said(house, "allergies") == "Rien de noté"
    house.profile.set_answer("allergies", "none")
    assert said(house, "allergies") == "Aucune allergie connue"
    house.profile.set_answer("allergies", "unknown")
    assert said(house, "allergies") == "Je ne sais pas"


def test_what_is_noted_is_named_and_the_rest_counted() -> None:
    house = a_house()
    for name in ("Latex", "Pollen", "Iode", "Kiwi", "Noix"):
        house.profile.add("allergies", {"substance": name})
    assert said(house, "allergies").endswith(" et 2 autres")


def test_what_is_over_is_counted_alone() -> None:
    house, line = noted("maladies", illness="Rougeole")
    house.profile.end(line.entry.id, "1964")
    assert said(house, "maladies") == "1 ligne terminée"


@pytest.mark.covers("C-032")
def test_two_blood_groups_that_differ_are_opposed_and_two_alike_are_not() -> None:
    house, _line = noted("groupe-sanguin", group=A_PLUS)
    topic = topic_at("groupe-sanguin")
    found_by_laboratory(house, O_MINUS)
    both = rubric_of(house, topic)
    assert both.opposed
    assert said_of(both) == "À vérifier : O négatif · A positif"
    assert {line.source for line in both.active} == {"declared", "laboratory"}
    alike, _line = noted("groupe-sanguin", group=A_PLUS)
    found_by_laboratory(alike, A_PLUS)
    assert not rubric_of(alike, topic).opposed
    assert said_of(rubric_of(alike, topic)) == "A positif"


def test_each_rubric_has_its_address_and_its_kind_is_followed() -> None:
    assert [topic_at(topic.code) for topic in all_topics()] == list(all_topics())
    assert place_of(topic_at("allergies")) == "/sante/profil/allergies"
    assert {"allergy", kind("stay").code, "profile-answer"} <= set(profile_kinds())
    with pytest.raises(Refused, match="absent"):
        topic_at("nothing")
