"""Accueil leads to the emergency sheet, and says where it stands."""

import pytest

from tests.screens.homes import a_house, filled
from tests.screens.opening import on

pytestmark = pytest.mark.anyio


@pytest.mark.covers("C-165")
async def test_one_press_leads_there() -> None:
    async with on(filled(), "/") as ui:
        await ui.until("1 ligne pour les secours")
        await ui.press("home-emergency")
        assert ("push_route", "/urgence") in ui.pushed()


async def test_it_says_the_first_step() -> None:
    async with on(a_house(), "/") as ui:
        await ui.until("Choisissez ce que les secours doivent savoir.")
