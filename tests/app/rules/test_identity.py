"""A document of somebody else is told apart; one of the person never is."""

import pytest

from app.domain.foreign import Subject
from app.rules.identity import Identity, Whose, bears, stranger, whose

_NIR = "1.2.250.1.213.1.4.8"
_HER = f"{_NIR}|255069939912392"
_HIM = f"{_NIR}|150069939912396"
CAMILLE = Identity(("Camille Durand",), "1948-03-07")


@pytest.mark.covers("C-018")
@pytest.mark.parametrize(
    ("subject", "verdict"),
    [
        (None, Whose.UNKNOWN),
        (Subject(), Whose.UNKNOWN),
        (Subject("MARTIN", "DURAND", "CAMILLE", "1948-03-07", "F"), Whose.MINE),
        (Subject("Durand", "", "Anne Camille", "1948"), Whose.MINE),
        (Subject("DURAND", "", "CAMILLE"), Whose.UNKNOWN),
        (Subject("DURAND", "", "CAMILLE", "1948-03-08"), Whose.OTHER),
        (Subject("DURAND", "", "CAMILLE", "1949"), Whose.OTHER),
        (Subject("DURAND", "", "PAUL", "1948-03-07"), Whose.OTHER),
        (Subject("PETIT", "", "CAMILLE", "1948-03-07"), Whose.OTHER),
        (Subject("PETIT", "", "PAUL"), Whose.OTHER),
        (Subject(born="1950-01-01"), Whose.OTHER),
        (Subject(born="1948-03-07"), Whose.UNKNOWN),
    ],
)
def test_what_contradicts_one_trait_is_another(
    subject: Subject | None, verdict: Whose
) -> None:
    assert whose(subject, CAMILLE) is verdict


def test_a_first_name_alone_is_not_enough_to_put_aside() -> None:
    camille = Identity(("Camille",))
    assert whose(Subject("PETIT", "", "PAUL", "1950"), camille) is Whose.UNKNOWN
    assert whose(Subject("PETIT", "", "CAMILLE", "1950"), camille) is Whose.UNKNOWN
    dated = Identity(("Camille",), "1948-03-07")
    assert whose(Subject("PETIT", "", "CAMILLE", "1948-03-07"), dated) is Whose.MINE


def test_a_name_learned_is_known_the_next_time() -> None:
    granny = Identity(("Mamie",), "1948-03-07")
    martin = Subject("MARTIN", "", "CAMILLE", "1948-03-07")
    assert whose(martin, granny) is Whose.OTHER
    told = Identity(("Mamie", "CAMILLE MARTIN"), "1948-03-07")
    assert whose(martin, told) is Whose.MINE


def test_another_sex_is_another_person() -> None:
    her = Identity(("Camille Durand",), "1948-03-07", "F")
    assert whose(Subject("DURAND", "", "CAMILLE", "", "M"), her) is Whose.OTHER


def test_numbers_whose_key_is_right_decide_alone() -> None:
    her = Identity(("Camille Durand",), "1948-03-07", identifier=_HER)
    named = Subject("DURAND", "", "CAMILLE", "1948-03-07", identifier=_HIM)
    assert whose(named, her) is Whose.OTHER
    assert whose(Subject("X", "", "Y", "1900", identifier=_HER), her) is Whose.MINE
    wrong_key = Subject("DURAND", "", "CAMILLE", "1948-03-07", "", _HIM[:-2] + "00")
    assert whose(wrong_key, her) is Whose.MINE


def test_only_two_right_numbers_that_differ_are_of_strangers() -> None:
    her = Identity(("Camille Durand",), "1948-03-07", identifier=_HER)
    assert stranger(Subject("DURAND", "", "CAMILLE", identifier=_HIM), her)
    assert not stranger(Subject("PETIT", identifier=_HER), her)
    assert not stranger(Subject("PETIT", "", "PAUL", "1950-01-01"), her)
    wrong = f"{_NIR}|150069939912300"
    assert not stranger(Subject("PETIT", identifier=wrong), her)


def test_particles_bring_no_two_people_together() -> None:
    tour = Identity(("Anne de la Tour",), "1948-03-07")
    assert whose(Subject("DE LA ROCHE", "", "ANNE", "1948-03-07"), tour) is Whose.OTHER


def test_the_name_a_document_bears_is_the_used_one() -> None:
    assert bears(Subject("MARTIN", "DURAND", "Camille")) == "Camille DURAND"
    assert bears(Subject("MARTIN")) == "MARTIN"
    assert bears(Subject("ROY", "", "MARIE-ÈVE ANNE")) == "Marie-Ève Anne ROY"
    assert bears(None) == ""
