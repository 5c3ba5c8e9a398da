"""The drawing of a typical day: four edges, the bounds, the middle on top."""

from decimal import Decimal

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from app.domain.target import Target
from app.flows.traces.curves import Quarter
from tests.screens.fletunit import FletUnit, drawing
from tests.views.parts.measures.test_laid import GLUCOSE, LAID, QUARTERS
from tests.views.parts.test_choice import large
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


async def test_an_edge_is_drawn_each_half_hour_at_its_widest() -> None:
    """Nothing that was read lies outside what is drawn."""
    bands = [(60, 90, 100, 150, 200), (50, 95, 110, 160, 190), (70, 80, 90, 140, 210)]
    quarters = [Quarter(15 * n, 5, 50, 99, 300, band) for n, band in enumerate(bands)]
    laid = Overlay(LAID.trace, GLUCOSE, LAID.aim, quarters)
    async with FletUnit(drawing(lambda: overlay(laid))) as ui:
        *edges, middle = ui.one(charts.LineChart).data_series
    assert [one.y for one in middle.points] == [1.0, 1.1, 0.9]
    drawn = [[(one.x, one.y) for one in edge.points] for edge in edges]
    assert drawn[0] == [(0, 2.0), (30, 2.1), (30, 2.1)]
    assert drawn[1] == [(0, 1.6), (30, 1.4), (30, 1.4)]
    assert drawn[2] == [(0, 0.9), (30, 0.8), (30, 0.8)]
    assert drawn[3] == [(0, 0.5), (30, 0.7), (30, 0.7)]


@pytest.mark.parametrize(("width", "scale", "on_it"), [(390, 1.0, 4), (320, 2.0, 0)])
async def test_hours_never_run_into_one_another(
    width: int, scale: float, on_it: int
) -> None:
    def draw() -> ft.Control:
        ft.context.page.data = large(width, scale)
        return overlay(LAID)

    async with FletUnit(drawing(draw), width=width) as ui:
        axis = ui.one(charts.LineChart).bottom_axis
        beneath = "0 h 00\n24 h 00" in ui.text()
    assert len(axis.labels if axis else []) == on_it
    assert beneath is not bool(on_it)
