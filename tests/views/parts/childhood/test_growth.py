"""A growth curve: the child's line, a band, five lines that are named at their ends."""

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from app.flows.childhood.growing import Growth
from app.flows.childhood.placing import Ages, placed
from app.kinds import kind
from app.rules.childhood.curves import read_curves
from tests.app.flows.childhood.test_placing import grown
from tests.app.rules.childhood.test_curves import FICTIVE, written
from tests.screens.fletunit import FletUnit, drawing
from views.parts.childhood.growth import growth_chart, growth_table

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-039")]
WEIGHT = kind("body-weight")


def drawn(growth: Growth, ages: Ages = Ages.BABY) -> FletUnit:
    """Return the page that shows a curve."""
    return FletUnit(
        drawing(lambda: growth_chart(placed(growth, ages, corrected=False), WEIGHT))
    )


async def test_the_lines_are_drawn_behind_the_child_s_own() -> None:
    async with drawn(grown((0, "3.2"), (12, "9"))) as ui:
        (chart,) = ui.all(charts.LineChart)
        own = chart.data_series[-1]
        assert (own.stroke_width, len(own.points)) == (3, 2)
        thin = [one for one in chart.data_series[:-1] if one.stroke_width >= 1]
        assert len(thin) == 5
        assert (chart.min_x, chart.max_x) == (0, 24)


async def test_each_line_is_named_at_its_end_not_by_its_colour() -> None:
    async with drawn(grown((12, "9"))) as ui:
        names = [one.value for one in ui.all(ft.Text)]
        for name in ("97", "85", "50", "15", "3", "centile"):
            assert name in names
        assert names.index("97") < names.index("50") < names.index("3")


async def test_a_child_without_lines_is_drawn_alone() -> None:
    async with drawn(Growth("body-weight", grown((12, "9")).points)) as ui:
        (chart,) = ui.all(charts.LineChart)
        assert [one for one in chart.data_series if one.stroke_width >= 1] == [
            chart.data_series[-1]
        ]
        assert "centile" not in ui.text()


async def test_lines_without_any_point_of_these_ages_are_drawn() -> None:
    async with drawn(grown((72, "20"))) as ui:
        (chart,) = ui.all(charts.LineChart)
        assert all(one.stroke_width < 3 for one in chart.data_series)


async def test_curves_placed_keep_their_own_names() -> None:
    known = Growth(
        "body-weight", grown((12, "9")).points, read_curves(written(FICTIVE))
    )
    async with drawn(known) as ui:
        assert "50" in [one.value for one in ui.all(ft.Text)]
        assert "centile" not in ui.text()


async def test_the_table_says_the_same() -> None:
    seen = placed(grown((12, "9")), Ages.BABY, corrected=False)
    async with FletUnit(drawing(lambda: growth_table(seen, WEIGHT))) as ui:
        assert "environ 52e" in ui.text()
