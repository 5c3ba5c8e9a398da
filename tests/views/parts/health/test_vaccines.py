"""The card of the vaccines says how many doses are noted, or the first step."""

from tests.screens.homes import a_house, filled
from views.parts.health.vaccines import CARD


def test_it_counts_the_doses() -> None:
    assert CARD.says(filled()) == "1 dose notée"


def test_it_says_the_first_step() -> None:
    assert CARD.says(a_house()).startswith("Reprenez le carnet papier")
