"""The card of the emergency sheet counts its lines, or says that the paper is old."""

from app.domain.emergency import Level
from tests.screens.homes import a_house, filled
from views.parts.health.emergency import CARD


def test_it_says_what_it_is_for() -> None:
    assert CARD.says(a_house()) == "Choisissez ce que les secours doivent savoir."


def test_it_counts_its_lines() -> None:
    assert CARD.says(filled()) == "1 ligne pour les secours"


def test_it_says_first_that_the_printed_card_is_old() -> None:
    house = filled()
    house.emergency.note_print(house.emergency.card())
    assert CARD.says(house) == "1 ligne pour les secours"
    for one in house.emergency.choices():
        house.emergency.choose(one.key, Level.HIDDEN)
    assert CARD.says(house) == "Votre carte imprimée n'est plus à jour."
