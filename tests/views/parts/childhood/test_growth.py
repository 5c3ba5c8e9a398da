"""A growth curve: round ages, its sentence, its rows, whose the grey lines are."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import flet as ft
import flet_charts as charts  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.when import When
from app.flows.childhood.growing import Growth, Point
from app.kinds import kind
from app.rules.childhood.curves import Curve
from tests.screens.fletunit import FletUnit, drawing, plain
from views.parts.childhood.growth import (
    age_figures,
    age_marks,
    growth_chart,
    growth_rows,
    growth_said,
    reference_said,
)

BORN = date(2024, 2, 29)
WEIGHT = kind("body-weight")
CURVE = Curve(
    "body-weight",
    "F",
    Decimal(0),
    Decimal(36),
    "C50",
    [(Decimal(0), Decimal(1)), (Decimal(36), Decimal(3))],
    "Courbe entièrement fictive",
    "Domaine public",
)


def growth(*months: int, curves: tuple[Curve, ...] = ()) -> Growth:
    """Return a child weighed at these ages."""
    points = [
        Point(
            Decimal(age),
            Decimal(3) + age,
            When.parse((BORN + timedelta(days=30 * age)).isoformat()),
            at_birth=not age,
        )
        for age in months
    ]
    return Growth("body-weight", points, curves)


@given(st.decimals(0, 216, places=1))
def test_ages_under_the_curve_are_round_few_and_hold_the_last(last: Decimal) -> None:
    marks = age_marks(last)
    assert marks[0] == 0
    assert marks[-1] >= last
    assert 2 <= len(marks) <= 7
    assert len({after - one for one, after in pairwise(marks)}) == 1


def test_many_months_are_told_in_years() -> None:
    assert list(age_figures([0, 6, 12]).values()) == ["0", "6", "12"]
    assert list(age_figures([0, 24, 48]).values()) == ["0", "2", "4"]


def test_it_says_how_many_the_last_one_and_its_age() -> None:
    said = plain(growth_said(growth(0, 12, 30), WEIGHT))
    assert said == "3 mesures. La dernière : 33,0 kg, à 2 ans et 6 mois."


def test_the_rows_tell_the_same_the_latest_first() -> None:
    rows = [tuple(map(plain, row)) for row in growth_rows(growth(0, 12), WEIGHT)]
    assert rows == [
        ("12 mois", "23/02/2025", "15,0 kg"),
        ("naissance", "29/02/2024", "3,0 kg"),
    ]


def test_a_reference_says_whose_it_is_and_its_absence_is_said() -> None:
    assert "Aucune courbe de référence" in plain(reference_said(growth(0))[0])
    told = [plain(one) for one in reference_said(growth(0, curves=(CURVE,)))]
    assert told == [
        "Lignes grises : C50",
        "Source : Courbe entièrement fictive (Domaine public)",
    ]


@pytest.mark.anyio
@pytest.mark.covers("C-039")
@pytest.mark.parametrize(("curves", "lines"), [((), 1), ((CURVE,), 2)])
async def test_the_reference_is_drawn_behind_the_child_s_own_line(
    curves: tuple[Curve, ...], lines: int
) -> None:
    def draw() -> ft.Control:
        return growth_chart(growth(0, 12, curves=curves), WEIGHT)

    async with FletUnit(drawing(draw)) as ui:
        (chart,) = ui.all(charts.LineChart)
        assert len(chart.data_series) == lines
        assert chart.data_series[-1].stroke_width == 3
        assert len(chart.data_series[-1].points) == 2
        assert chart.max_x == (36 if curves else 12)


@pytest.mark.anyio
async def test_one_point_alone_is_drawn() -> None:
    async with FletUnit(drawing(lambda: growth_chart(growth(0), WEIGHT))) as ui:
        assert "Âge en mois" in ui.text()
