"""The card of the synthesis says what it is, then when the last one was made."""

from tests.screens.homes import a_house
from views.parts.health.synthesis import CARD
from views.parts.synthesis.offering import chosen, lines_of, offered


def test_it_says_when_the_last_one_was_made() -> None:
    house = a_house()
    assert CARD.says(house).startswith("Un document")
    house.profile.add("allergies", {"substance": "Latex"})
    told = lines_of(chosen(offered(house), frozenset()))
    house.synthesis.make(b"pages", told, title="Ma synthèse")
    assert CARD.says(house).startswith("Faite le ")
