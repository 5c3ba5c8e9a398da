"""The curve: thinned points, one sentence for who listens."""

from decimal import Decimal

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.screens.fletunit import FletUnit, drawing
from views.parts.curve import POINTS, Line, curve, thinned


def test_points_are_thinned_and_the_last_is_kept() -> None:
    points = [(float(day), Decimal(day)) for day in range(1000)]
    kept = thinned(points)
    assert len(kept) <= POINTS
    assert kept[-1] == points[-1]
    assert thinned([]) == []


@pytest.mark.anyio
async def test_a_reader_hears_the_sentence_not_the_figures() -> None:
    def draw() -> ft.Control:
        line = Line("Poids", [(0.0, Decimal(71)), (1.0, Decimal(72))])
        return curve(
            [line], said="2 mesures", unit="kg", days={0.0: "20/11", 1.0: "21/11"}
        )

    async with FletUnit(drawing(draw)) as ui:
        node = ui.one(ft.Semantics, identifier="curve")
        assert (node.label, node.image, node.exclude_semantics) == (
            "2 mesures",
            True,
            True,
        )
        assert len(ui.one(charts.LineChart).data_series[0].points) == 2
