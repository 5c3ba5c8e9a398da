"""« Ma santé » : the cards stand in their order, told, and lead to their room."""

from dataclasses import replace

import pytest

from tests.screens.homes import a_house, filled
from tests.screens.opening import on
from views.parts.health import all_cards

pytestmark = pytest.mark.anyio


def test_no_two_cards_share_a_rank_or_a_name() -> None:
    cards = all_cards()
    assert len({card.rank for card in cards}) == len(cards)
    assert len({card.name for card in cards}) == len(cards)
    assert [card.rank for card in cards] == sorted(card.rank for card in cards)


async def test_each_card_that_fits_is_told_and_opens_its_room() -> None:
    house = filled()
    async with on(house, "/sante") as ui:
        await ui.until("3 mesures suivies")
        await ui.press("health-measures")
        assert ("push_route", "/sante/mesures") in ui.pushed()


async def test_a_card_changes_with_what_it_tells() -> None:
    house = a_house()
    async with on(house, "/sante") as ui:
        await ui.until("Notez une première mesure")
        house.measures.add("body-weight", ["71"], at="2026-11-20")
        await ui.until("1 mesure suivie")


async def test_a_card_that_cannot_tell_says_why_and_still_opens() -> None:
    house = replace(a_house(), profile=None)  # type: ignore[arg-type]  # what breaks
    async with on(house, "/sante") as ui:
        await ui.until("Le programme s'est trompé.")
        await ui.press("health-profile")
