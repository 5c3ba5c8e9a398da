"""The tile of a measure: its small curve only where there is room."""

from datetime import timedelta

import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_house, a_world
from views.shell import opened
from views.text import tongue

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("width", "count", "curves"), [(390, 3, 1), (390, 2, 0), (320, 3, 0)]
)
async def test_a_small_curve_needs_room_and_three_measures(
    width: int, count: int, curves: int
) -> None:
    tongue.speak("fr")
    house = a_house()
    for day in range(count):
        at = (NOON - timedelta(days=day)).isoformat()
        house.measures.add("heart-rate", ["64"], at=at)
    world = a_world(FakeDoor(house))
    async with FletUnit(opened(world), route="/sante/mesures", width=width) as ui:
        await ui.until("64 /min")
        assert len(ui.all(charts.LineChart)) == curves
        assert "Rien de noté." in ui.text()


async def test_a_name_few_people_know_is_said_in_plain_words() -> None:
    tongue.speak("fr")
    house = a_house()
    house.measures.add("interstitial-glucose", ["120"])
    house.measures.add("glucose-management", ["6.3"])
    house.measures.add("heart-rate", ["64"])
    world = a_world(FakeDoor(house))
    async with FletUnit(opened(world), route="/sante/mesures") as ui:
        await ui.until("6,3 %")
        told = ui.text().split("\n")
        for name, plain in (
            ("Glycémie interstitielle", "Le sucre sous la peau, lu par un capteur."),
            (
                "Indicateur de gestion du glucose",
                "Le sucre moyen du sang, estimé d'après le capteur.",
            ),
        ):
            assert told[told.index(name) + 1] == plain
        assert told[told.index("Fréquence cardiaque") + 1] == "64 /min"
