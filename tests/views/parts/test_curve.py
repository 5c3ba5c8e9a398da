"""The curve: thinned points, one sentence for who listens."""

from decimal import Decimal

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.fletunit import FletUnit, drawing
from views.parts.curve import POINTS, Line, curve, thinned


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
        axis = ui.one(charts.LineChart).left_axis
        assert axis.label_spacing == axis.labels[1].value - axis.labels[0].value
