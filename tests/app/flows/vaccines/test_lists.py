"""A few letters give names; a code gives its words; what is unknown stays words."""

import pytest

from app.domain.immunization import Coded
from app.domain.vaccine import DISEASES
from app.fhir.immunization import DISEASES as SYSTEM
from app.flows.vaccines import lists


def test_letters_give_names_and_what_they_protect_from() -> None:
    found = lists.vaccines("gardasil")
    assert list(found) == ["Gardasil 9", "Gardasil"]
    assert found["Gardasil"] == ("hpv",)
    assert len(lists.vaccines("t")) == lists.MOST
    assert lists.vaccines("") == {}


def test_a_name_tells_its_diseases() -> None:
    assert lists.protects_from("ROR") == ("measles", "mumps", "rubella")
    assert lists.protects_from("piqûre") == ()


def test_letters_give_diseases_in_the_words_shown() -> None:
    assert lists.diseases("hépat", DISEASES) == ["hepatitis-b", "hepatitis-a"]
    assert lists.diseases("rabies", {**DISEASES, "rabies": "rabies"}) == ["rabies"]
    assert lists.diseases(" ", DISEASES) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RAGE ", (Coded(SYSTEM, "rabies", "rage"),)),
        ("fièvre des marais", (Coded(words="fièvre des marais"),)),
        (
            "tétanos, hépatites A et B",
            (
                Coded(SYSTEM, "tetanus", "tétanos"),
                Coded(SYSTEM, "hepatitis-a", "hépatite A"),
                Coded(SYSTEM, "hepatitis-b", "hépatite B"),
            ),
        ),
        (" , ", ()),
    ],
)
def test_diseases_typed_are_ours_or_stay_words(
    text: str, found: tuple[Coded, ...]
) -> None:
    assert lists.against(text, DISEASES) == found


def test_a_code_outside_the_lists_is_none() -> None:
    place, way = lists.place("61396006"), lists.way("20053000")
    assert place is not None
    assert way is not None
    assert (place.words, way.words) == ("cuisse gauche", "Voie orale")
    assert lists.place("0") is lists.way("") is None
