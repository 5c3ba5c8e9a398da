"""The card of the visit says when a page waits."""

from tests.screens.homes import a_house
from views.parts.health.visit import CARD


def test_it_says_that_a_page_waits() -> None:
    house = a_house()
    assert CARD.says(house).startswith("Vos questions")
    house.drafts.keep("visit", {"questions": "Pourquoi ?"})
    assert CARD.says(house) == "Une page vous attend."
