"""The drawing of a typical day: four edges, the bounds, the middle on top."""

from decimal import Decimal

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from app.domain.target import Target
from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.measures.test_laid import GLUCOSE, LAID, QUARTERS
from views.parts.measures.laid import Overlay
from views.parts.measures.overlay import overlay

pytestmark = pytest.mark.anyio


async def test_edges_are_drawn_from_the_highest_and_the_middle_comes_last() -> None:
    async with FletUnit(drawing(lambda: overlay(LAID))) as ui:
        drawn = ui.one(charts.LineChart).data_series
        assert [one.points[0].y for one in drawn] == [2.0, 1.5, 0.9, 0.6, 1.0]
        assert drawn[-1].below_line_bgcolor is None
        assert ui.one(ft.Semantics, identifier="overlay").exclude_semantics


async def test_bounds_aimed_at_are_drawn_and_held_by_the_figures() -> None:
    aim = Target(Decimal(70), Decimal(250))
    laid = Overlay(LAID.trace, GLUCOSE, aim, QUARTERS)
    async with FletUnit(drawing(lambda: overlay(laid))) as ui:
        chart = ui.one(charts.LineChart)
        assert len(chart.data_series) == 7
        assert chart.max_y >= 2.5
