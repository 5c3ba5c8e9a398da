"""The card of the wishes says what holds, or what to write first."""

from app.domain.wishes import DIRECTIVES
from tests.screens.homes import a_house, filled
from views.parts.health.wishes import CARD


def test_it_says_the_first_step() -> None:
    assert CARD.says(a_house()) == "Écrivez qui prévenir, et ce que vous voulez."


def test_it_says_what_holds() -> None:
    house = filled()
    said = "Directives anticipées : écrites le 21 novembre 2026"
    assert CARD.says(house) == said
    house.wishes.withdraw(DIRECTIVES)
    assert "retiré le 21 novembre 2026." in CARD.says(house)
