"""The card of the stays says how many are noted."""

from tests.screens.homes import a_house, filled
from views.parts.health.stays import CARD


def test_it_counts_the_stays() -> None:
    assert CARD.says(filled()) == "1 séjour noté"
    assert CARD.says(a_house()) == "Vos séjours et leurs documents."
