"""A period on screen: three years stay light, whole and equal in both forms."""

from datetime import UTC, timedelta
from decimal import Decimal

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from app.domain.write import Write
from app.flows.making import Taken, made
from app.flows.typed import read_date
from app.kinds import kind
from tests.screens.fletunit import FletUnit
from tests.screens.homes import NOON, FakeDoor, a_house, a_world
from tests.screens.opening import measure_at
from views.house import House
from views.parts.curve import POINTS
from views.shell import opened
from views.text import tongue

pytestmark = pytest.mark.anyio
YEARS = 1095


def three_years() -> House:
    """Return a space with a weight every day for three years."""
    house = a_house()
    new_id = house.preferences.world.new_id
    entries = [
        made(
            Taken(kind("body-weight"), (Decimal(60 + day % 20),), when),
            house.space,
            new_id,
        )
        for day in range(YEARS)
        for when in [read_date(_at(day), now=NOON, zone=UTC)]
    ]
    house.preferences.vault.commit(Write(house.space.id, entries=tuple(entries)))
    return house


def _at(day: int) -> str:
    return (NOON - timedelta(days=day)).isoformat()


async def test_three_years_are_one_light_curve_and_a_full_table() -> None:
    tongue.speak("fr")
    world = a_world(FakeDoor(three_years()))
    async with FletUnit(opened(world), route=measure_at("body-weight")) as ui:
        await ui.until("90 mesures.")
        await ui.press("period-1095")
        await ui.until("1095 mesures.")
        assert len(ui.one(charts.LineChart).data_series[0].points) <= POINTS
        await ui.press("measure-twin")
        assert len(ui.one(ft.DataTable).rows) == 50
