"""The card of the child's record is for children only, and says what is due."""

import pytest

from tests.screens.ages import a_child, a_person
from views.parts.health.childhood import CARD


@pytest.mark.parametrize(
    ("born", "fits"),
    [
        ("2024-02-29", True),
        ("2008-11-22", True),
        ("2008-11-21", False),
        ("2008", False),
        ("2009", True),
        ("1958-03-12", False),
        ("", False),
    ],
)
@pytest.mark.covers("C-143")
def test_it_is_absent_from_the_space_of_an_adult(born: str, *, fits: bool) -> None:
    assert CARD.fits
    assert CARD.fits(a_person(born)) is fits


def test_it_counts_what_is_to_do() -> None:
    assert CARD.says(a_child()) == "Examens, croissance, naissance, notes pour l'école."
    assert CARD.says(a_person("2025-11-15")) == "1 examen à faire, dates à confirmer"
