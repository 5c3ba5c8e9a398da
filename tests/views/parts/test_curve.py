"""The curve: round figures, thinned points, one sentence for who listens."""

from decimal import Decimal
from itertools import pairwise

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.screens.fletunit import FletUnit, drawing
from views.parts.curve import POINTS, Line, curve, graduations, thinned

values = st.lists(st.decimals(0, 20000, places=2), min_size=1, max_size=20)


@given(values)
def test_the_figures_of_the_axis_hold_every_value(given_values: list[Decimal]) -> None:
    marks = graduations(given_values)
    assert marks[0] <= min(given_values) <= max(given_values) <= marks[-1]
    assert 2 <= len(marks) <= 8
    assert len({b - a for a, b in pairwise(marks)}) == 1


def test_the_figures_are_round() -> None:
    assert graduations([Decimal("69.1"), Decimal("72.0")]) == [
        Decimal(69),
        Decimal(70),
        Decimal(71),
        Decimal(72),
    ]


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
