"""The words and figures of a growth curve: ages, sentence, rows, few points."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flows.childhood.growing import Growth, Point
from app.flows.childhood.placing import Ages, Placed, placed
from app.kinds import kind
from tests.app.flows.childhood.test_placing import DAY, grown
from tests.screens.fletunit import plain
from views.parts.childhood.figures import (
    age_figures,
    age_marks,
    age_named,
    growth_head,
    growth_points,
    growth_rows,
    growth_said,
    line_points,
)

WEIGHT = kind("body-weight")


def shown(
    growth: Growth, ages: Ages = Ages.YOUNG, *, corrected: bool = False
) -> Placed:
    """Return a curve between two ages."""
    return placed(growth, ages, corrected=corrected)


@given(st.sampled_from(Ages), st.integers(61, 228), st.sampled_from([2, 6]))
def test_ages_under_the_curve_are_round_few_and_within(
    ages: Ages, last: int, most: int
) -> None:
    seen = shown(grown((last, "20")), ages)
    marks = age_marks(seen, most)
    assert seen.since <= marks[0]
    assert marks[-1] <= seen.until
    assert 1 <= len(marks) <= most + 1
    assert all(one % marks.step == 0 for one in marks)


def test_many_months_are_told_in_years() -> None:
    baby, young = (shown(grown((12, "9")), ages) for ages in (Ages.BABY, Ages.YOUNG))
    assert list(age_figures(baby, [0, 6, 12]).values()) == ["0", "6", "12"]
    assert list(age_figures(young, [0, 24, 48]).values()) == ["0", "2", "4"]


def test_it_says_how_many_the_last_one_its_age_and_where_it_stands() -> None:
    said = plain(growth_said(shown(grown((0, "3.2"), (30, "12.4"))), WEIGHT))
    assert said == (
        "2 mesures. La dernière : 12,4 kg, à 2 ans et 6 mois. "
        "Elle est environ au 42e centile de l'OMS."
    )
    assert plain(growth_said(shown(grown((72, "20"))), WEIGHT)) == (
        "Aucune mesure à ces âges."
    )


def test_the_rows_tell_the_same_the_latest_first() -> None:
    seen = shown(grown((12, "9"), (30, "12.4")))
    assert [plain(one) for one in growth_head(seen, WEIGHT)] == [
        "Âge",
        "Poids",
        "Centile",
        "Jour",
    ]
    assert [tuple(map(plain, row)) for row in growth_rows(seen, WEIGHT)] == [
        ("2 ans et 6 mois", "12,4 kg", "environ 42e", "01/01/2025"),
        ("12 mois", "9,0 kg", "environ 52e", "01/01/2025"),
    ]


def test_without_lines_there_is_no_column_for_them() -> None:
    birth = Point(Decimal(0), Decimal(3), DAY, at_birth=True)
    seen = shown(Growth("body-weight", [birth]))
    assert len(growth_head(seen, WEIGHT)) == 3
    assert plain(growth_said(seen, WEIGHT)) == (
        "1 mesure. La dernière : 3,0 kg, à la naissance."
    )
    assert [tuple(map(plain, row)) for row in growth_rows(seen, WEIGHT)] == [
        ("naissance", "3,0 kg", "01/01/2025")
    ]


def test_a_corrected_age_is_always_said_so() -> None:
    seen = shown(grown((8, "7"), early=56), Ages.BABY, corrected=True)
    assert "à 6 mois d'âge corrigé" in plain(growth_said(seen, WEIGHT))
    assert plain(growth_head(seen, WEIGHT)[0]) == "Âge corrigé"
    assert plain(age_named(seen)) == "Âge corrigé, en mois"
    since = shown(grown((8, "7"), early=56), Ages.BABY)
    assert plain(age_named(since)) == "Âge en mois"
    assert plain(age_named(shown(grown((8, "7"))))) == "Âge en années"


@pytest.mark.parametrize("ages", Ages)
def test_a_line_has_few_points_and_both_ends(ages: Ages) -> None:
    seen = shown(grown((72, "20")), ages)
    for line in seen.lines:
        drawn = line_points(line, WEIGHT)
        assert len(drawn) <= 50
        assert (drawn[0], drawn[-1]) == (line.points[0], line.points[-1])


def test_points_are_in_the_unit_shown() -> None:
    pounds = WEIGHT.shown_in("lb")
    ((age, value),) = growth_points(shown(grown((12, "10"))), pounds)
    assert (int(age), round(value)) == (12, 22)
