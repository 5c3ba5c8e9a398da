"""A child's height says lying or standing near two years, and the curve minds it."""

from decimal import Decimal

import pytest

from app.domain.posture import Posture
from tests.screens.ages import a_person, identity
from tests.screens.fletunit import plain
from tests.screens.homes import filled
from tests.screens.opening import measure_at, on
from tests.screens.tree import faults

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-143")]
TWO = "2024-10-02"
"""Somebody of twenty-five months, at the time of the tests."""
ADD = f"{measure_at('body-height')}/noter"


async def test_it_is_asked_kept_and_put_right_on_the_curve() -> None:
    house = a_person(TWO)
    identity(house, TWO, "female")
    async with on(house, ADD) as ui:
        await ui.until("Couché ou debout ?")
        assert "nous comptons couché jusqu'à 2 ans, puis debout." in plain(ui.text())
        assert faults(ui) == []
        await ui.type("value", "85,7")
        await ui.press("said-position")
        await ui.press(f"said-position-{Posture.LYING}")
        await ui.press("measure-save")
        await ui.until("Noté :")
    (kept,) = house.measures.series("body-height")
    assert (kept.values, kept.said) == ((Decimal("85.7"),), {"position": "102538003"})
    async with on(house, "/sante/enfant/courbes") as ui:
        await ui.press("growth-height")
        await ui.until("1 taille mesurée couché : 0,7 cm retirés pour la courbe.")
        assert "La dernière : 86 cm, à 2 ans et 2 mois." in plain(ui.text())
    (place,) = house.childhood.growth("body-height").points
    assert place.posture == Posture.LYING


async def test_nobody_else_is_asked() -> None:
    for house in (filled(), a_person("2019-04-02")):
        async with on(house, ADD) as ui:
            await ui.until("Enregistrer")
            assert "Couché" not in ui.text()
