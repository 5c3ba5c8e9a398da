"""The card of the birth date tells it, or why to tell it."""

from dataclasses import replace

from app.flows.civil import Civil
from tests.screens.homes import a_house
from views.parts.health.civil import CARD


def test_it_tells_the_day() -> None:
    assert CARD.says(a_house()) == "12 mars 1958"


def test_it_says_why_to_tell_it() -> None:
    house = a_house()
    unborn = replace(house.space, birth_date="")
    civil = Civil(house.civil.vault, house.civil.world, unborn)
    assert CARD.says(replace(house, civil=civil)).startswith("Notez-la")
