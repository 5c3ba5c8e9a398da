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
