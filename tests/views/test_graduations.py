"""Figures beside a curve: round, evenly apart, holding every value."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from views.graduations import graduations, spread
from views.text import number

values = st.lists(st.decimals(0, 20000, places=2), min_size=1, max_size=20)


@given(values)
def test_the_figures_of_the_axis_hold_every_value(given_values: list[Decimal]) -> None:
    marks = graduations(given_values)
    assert marks[0] <= min(given_values) <= max(given_values) <= marks[-1]
    assert 2 <= len(marks) <= 8
    assert len({b - a for a, b in pairwise(marks)}) == 1


def test_the_figures_have_as_many_decimals() -> None:
    marks = graduations([Decimal("69.2"), Decimal("71.1")])
    assert [number(mark) for mark in marks] == [
        "69,0",
        "69,5",
        "70,0",
        "70,5",
        "71,0",
        "71,5",
    ]
    tens = graduations([Decimal(0), Decimal(84)])
    assert [number(mark) for mark in tens] == ["0", "20", "40", "60", "80", "100"]


def test_the_figures_are_round() -> None:
    assert graduations([Decimal("69.1"), Decimal("72.0")]) == [
        Decimal(69),
        Decimal(70),
        Decimal(71),
        Decimal(72),
    ]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5).map(sorted))
def test_names_are_apart_in_order_and_within(wanted: list[float]) -> None:
    places = spread(wanted, gap=10, tall=100)
    assert all(after - one >= 10 - 1e-9 for one, after in pairwise(places))
    assert places[0] >= 0
    assert places[-1] <= 100 + 1e-9


def test_names_already_apart_stay() -> None:
    assert spread([0, 50, 100], gap=10, tall=100) == [0, 50, 100]


def test_names_too_near_move_apart_both_ways() -> None:
    assert spread([50, 50, 50], gap=10, tall=100) == [40, 50, 60]
    assert spread([0, 1], gap=10, tall=100) == [0, 10]
    assert spread([99, 100], gap=10, tall=100) == [90, 100]
