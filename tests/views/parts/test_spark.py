"""A small curve holds every point and says nothing to who listens."""

from decimal import Decimal

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.spark import spark

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("values", [["70", "72", "71"], ["70", "70", "70"]])
async def test_every_point_is_within_the_small_frame(values: list[str]) -> None:
    points = [(float(day), Decimal(value)) for day, value in enumerate(values)]
    async with FletUnit(drawing(lambda: spark(points))) as ui:
        chart = ui.one(charts.LineChart)
        drawn = [point.y for point in chart.data_series[0].points]
        assert drawn == [float(value) for value in values]
        assert chart.min_y < min(drawn) <= max(drawn) < chart.max_y
        assert ui.one(ft.Semantics).exclude_semantics
