"""The curve: thinned points, one sentence for who listens."""

from decimal import Decimal

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.target import Target
from tests.screens.fletunit import FletUnit, drawing
from views.parts.curve import POINTS, Band, Line, banding, curve, thinned


@given(st.lists(st.decimals(0, 300, places=1), max_size=3 * POINTS))
def test_a_peak_never_disappears_when_points_are_thinned(found: list[Decimal]) -> None:
    points = [(float(day), value) for day, value in enumerate(found)]
    kept = thinned(points)
    assert len(kept) <= POINTS
    assert set(kept) <= set(points)
    assert kept == sorted(kept)
    assert (kept[:1], kept[-1:]) == (points[:1], points[-1:])
    values = [value for _, value in kept]
    assert not found or (min(values), max(values)) == (min(found), max(found))


def test_three_years_of_days_are_thinned() -> None:
    points = [(float(day), Decimal(day % 7)) for day in range(1095)]
    peak = (500.0, Decimal(99))
    points[500] = peak
    assert peak in thinned(points)
    assert POINTS / 2 < len(thinned(points)) <= POINTS


@pytest.mark.anyio
async def test_a_reader_hears_the_sentence_not_the_figures() -> None:
    def draw() -> ft.Control:
        line = Line("Poids", [(0.0, Decimal(71)), (1.0, Decimal(72))])
        return curve([line], said="2 mesures", unit="kg", ends=["20/11", "21/11"])

    async with FletUnit(drawing(draw)) as ui:
        node = ui.one(ft.Semantics, identifier="curve")
        assert (node.label, node.image, node.exclude_semantics) == (
            "2 mesures",
            True,
            True,
        )
        assert len(ui.one(charts.LineChart).data_series[0].points) == 2


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("bounds", "low", "high", "edges"),
    [
        (Target(Decimal(70), Decimal(75)), 70, 75, 2),
        (Target(high=Decimal(75)), 60, 75, 1),
        (Target(low=Decimal(70)), 70, 80, 1),
    ],
)
async def test_a_band_with_one_bound_goes_to_the_edge(
    bounds: Target, low: float, high: float, edges: int
) -> None:
    found = list[charts.LineChartData]()

    def draw() -> ft.Control:
        edges = Decimal(60), Decimal(80)
        found[:] = banding([Band("x", bounds)], (0.0, 9.0), edges)
        return ft.Text("x")

    async with FletUnit(drawing(draw)):
        assert found[0].below_line_cutoff_y == low
        assert [point.y for point in found[0].points] == [high, high]
        assert len(found) == 1 + edges


@pytest.mark.anyio
async def test_the_figures_beside_the_chart_reach_the_bounds() -> None:
    def draw() -> ft.Control:
        line = Line("Poids", [(0.0, Decimal(71)), (1.0, Decimal(72))])
        band = Band("Votre objectif", Target(high=Decimal(80)))
        ends = ["20/11", "21/11"]
        return curve([line], said="x", unit="kg", ends=ends, bands=[band])

    async with FletUnit(drawing(draw)) as ui:
        assert ui.one(charts.LineChart).max_y >= 80
        assert "Votre objectif" in ui.text()


@pytest.mark.anyio
@pytest.mark.parametrize(("width", "kind"), [(390, ft.Row), (320, ft.Column)])
async def test_the_two_days_stand_apart_or_one_under_the_other(
    width: int, kind: type[ft.Control]
) -> None:
    def draw() -> ft.Control:
        line = Line("Poids", [(0.0, Decimal(71)), (1.0, Decimal("72.5"))])
        return curve([line], said="2 mesures", unit="kg", ends=["20/11", "21/11"])

    async with FletUnit(drawing(draw), width=width) as ui:
        days = ui.all(ft.Text, value="20/11")[0].parent
        assert isinstance(days, kind)
        [under] = [one.padding for one in ui.all(ft.Container) if one.content is days]
        assert bool(under.top) is (kind is ft.Column), "over the lowest figure"
        assert bool(under.left) is (kind is ft.Row), "beside it"
        axis = ui.one(charts.LineChart).left_axis
        assert axis.label_spacing == axis.labels[1].value - axis.labels[0].value
