"""The card of the profile says how much is noted, or what it is for."""

from tests.screens.homes import a_house, filled
from views.parts.health.profile import CARD


def test_it_counts_the_lines_in_force() -> None:
    assert CARD.says(filled()) == "2 lignes notées"


def test_it_says_the_first_step() -> None:
    assert CARD.says(a_house()) == "Notez les allergies, les maladies, les traitements."
