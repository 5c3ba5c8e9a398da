"""Each rubric one may entrust has one name, in each language, and one code."""

import pytest

from app.domain.collection import Rubric
from views.rubrics import coded, holding, named

KEPT_HERE = {Rubric.SERVICE, Rubric.RECEPTION, Rubric.SETTINGS}
"""What is never entrusted: it bears no name of its own."""


def test_each_rubric_has_a_name_of_its_own() -> None:
    names = [named(one) for one in Rubric if one not in KEPT_HERE]
    assert len(set(names)) == len(names)
    assert "Autre rubrique" not in names
    assert named(Rubric.PRESCRIPTION) == "Ordonnances et soins"


@pytest.mark.parametrize("rubric", [*KEPT_HERE, 0, 99])
def test_a_rubric_of_a_later_version_is_another_one(rubric: int) -> None:
    assert named(rubric) == "Autre rubrique"


@pytest.mark.covers("C-028")
def test_the_circle_and_the_wishes_are_named_where_they_are_chosen() -> None:
    assert holding(Rubric.WISHES) == (
        "Professionnels qui me suivent, Personnes à prévenir en urgence, "
        "Personne de confiance, Aidants, Directives anticipées, Don d'organes"
    )
    assert holding(Rubric.PROFILE).startswith("Allergies, ")
    assert holding(Rubric.PRESCRIPTION) == holding(Rubric.VACCINES) == ""


def test_a_code_is_typed_in_small_letters() -> None:
    assert coded(Rubric.OTHER_DOCUMENTS) == "other-documents"
