"""The hours of a file are those of the person, or of a French land they name."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import flet as ft
import pytest

from tests.screens.homes import a_house
from tests.views.parts.importing.shown import shown
from views.parts.importing.places import PLACES, place_choice, usual_place

pytestmark = pytest.mark.anyio
NOUMEA = replace(a_house(), zone=ZoneInfo("Pacific/Noumea"))


async def test_the_usual_place_is_where_the_space_is_lived() -> None:
    async with shown(house=NOUMEA):
        assert usual_place() == "Pacific/Noumea"


async def test_another_land_is_one_press_away() -> None:
    taken: list[str] = []
    async with shown(lambda: [place_choice("UTC", taken.append)]) as ui:
        assert "Heure de cet appareil" in ui.text()
        assert "Heure de La Réunion" not in ui.text()
        await ui.press("import-zone")
        await ui.press("import-zone-Indian/Reunion")
        assert taken == ["Indian/Reunion"]


async def test_the_own_hour_may_be_taken_again() -> None:
    taken: list[str] = []
    async with shown(lambda: [place_choice("Indian/Reunion", taken.append)]) as ui:
        assert "Heure de La Réunion" in ui.text()
        await ui.press("import-zone")
        await ui.press("import-zone-UTC")
        assert taken == ["UTC"]


async def test_where_one_lives_is_offered_once() -> None:
    def draw() -> list[ft.Control]:
        return [place_choice(usual_place(), lambda _zone: None)]

    async with shown(draw, house=NOUMEA) as ui:
        await ui.press("import-zone")
        assert "Heure de Tahiti" in ui.text()
        assert "Heure de la Nouvelle-Calédonie" not in ui.text()


@pytest.mark.parametrize("zone", PLACES)
def test_each_place_is_a_zone_that_exists(zone: str) -> None:
    assert ZoneInfo(zone).key == zone
