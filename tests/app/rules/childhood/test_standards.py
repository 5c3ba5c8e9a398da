"""WHO's curves: their own figures come back, their own scores too."""

import json
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.rules import childhood
from app.rules.childhood.standards import (
    DAYS,
    SCORES,
    Shape,
    Standard,
    all_standards,
    read_standards,
)

pytestmark = [pytest.mark.covers("C-143"), pytest.mark.covers("C-039")]
FICTIVE: dict[str, Any] = {
    "source": "Norme entièrement fictive, écrite pour ce test",
    "licence": "Domaine public",
    "unit": "month",
    "tables": [
        {
            "measure": "body-weight",
            "sex": "F",
            "rows": [[0, 1, 3, 0.1], [12, 1, 9, 0.1], [60, 1, 18, 0.1]],
        }
    ],
}


def standard(measure: str, sex: str, age: Decimal) -> Standard:
    """Return the standard of WHO that holds an age."""
    found = [
        one
        for one in all_standards()
        if (one.measure, one.sex) == (measure, sex) and one.holds(age)
    ]
    return found[0]


def score(measure: str, sex: str, age: Decimal, value: str) -> float:
    """Return the score of a value, as WHO writes it: to 0.01."""
    return round(standard(measure, sex, age).score(age, Decimal(value)), 2)


def days(count: int) -> Decimal:
    """Return an age in months."""
    return Decimal(count) / DAYS


def test_each_measure_has_its_ages_for_both_sexes() -> None:
    spans = {
        (one.measure, one.sex, round(one.ages[0]), round(one.ages[-1]))
        for one in all_standards()
    }
    young = ("body-weight", "body-height", "bmi", "head-circumference")
    older = {"body-weight": 120, "body-height": 228, "bmi": 228}
    assert spans == {
        *((measure, sex, 0, 60) for measure in young for sex in "FM"),
        *((code, sex, 60, last) for code, last in older.items() for sex in "FM"),
    }


def test_no_age_is_left_between_the_two_sets() -> None:
    first = standard("body-height", "F", Decimal(10))
    then = standard("body-height", "F", Decimal(100))
    assert first.ages[-1] == days(1826)
    assert then.ages[0] < days(1827)


def test_each_says_whose_it_is_and_its_licence() -> None:
    for one in all_standards():
        assert one.source.startswith("OMS, ")
        assert one.licence.startswith("GPL-3.0")


def test_the_licence_lies_beside_the_tables_and_all_is_small() -> None:
    folder = Path(childhood.__file__).parents[1] / "tables/growth/who"
    names = {one.name for one in folder.iterdir()}
    assert names == {"2006.json", "2007.json", "LICENSE", "README.md"}
    assert "GNU GENERAL PUBLIC LICENSE" in (folder / "LICENSE").read_text("utf-8")
    assert sum(one.stat().st_size for one in folder.iterdir()) < 200_000


@pytest.mark.parametrize(
    ("measure", "sex", "day", "row"),
    [
        ("body-weight", "M", 0, (0.3487, 3.3464, 0.14602)),
        ("body-weight", "M", 729, (-0.0134, 12.1416, 0.11423)),
        ("body-weight", "F", 1826, (-0.3518, 18.2179, 0.14821)),
        ("body-height", "M", 44, (1, 56.4833, 0.03492)),
        ("body-height", "M", 730, (1, 87.8018, 0.03479)),
        ("body-height", "M", 731, (1, 87.1303, 0.03508)),
        ("bmi", "M", 732, (-0.6175, 16.0176, 0.07785)),
        ("head-circumference", "M", 732, (1, 48.2579, 0.02822)),
    ],
)
def test_rows_of_who_are_said_within_a_thousandth(
    measure: str, sex: str, day: int, row: tuple[float, float, float]
) -> None:
    """Rows of WHO's own tables, most of them left out of ours."""
    theirs, age = Shape(*row), days(day)
    ours = standard(measure, sex, age)
    for wanted in (-3.0, *SCORES.values(), 3.0):
        value = theirs.value(wanted)
        assert ours.score(age, Decimal(value)) == pytest.approx(wanted, abs=0.01)


@pytest.mark.parametrize(
    ("measure", "sex", "age", "value", "said"),
    [
        # tests of anthroplus: about 60 months, girls
        ("body-weight", "F", "60.32", "18.7", 0.21),
        ("body-weight", "F", "60.911701", "20.5", 0.79),
        ("body-height", "F", "60.32", "113.8", 0.96),
        ("body-height", "F", "60.911701", "113.6", 0.85),
        # its survey (survey_who2007_z.csv): ids 1, 4, 6
        ("body-height", "M", "166.59", "153.7", -1.13),
        ("bmi", "M", "166.59", "21.4615074952304", 0.94),
        ("bmi", "F", "133.88", "22.331623163224", 1.65),
        ("body-weight", "M", "80.65", "18.8", -1.26),
        # beyond three, by the ruler: ids 5, 106, 161, 233
        ("bmi", "M", "188.57", "43.0254517332041", 4.21),
        ("bmi", "M", "162.46", "41.433347849098", 4.26),
        ("body-weight", "M", "66.27", "34.4", 4.23),
        ("body-weight", "F", "117.4", "57.9", 3.05),
    ],
)
def test_scores_given_by_who_are_ours(
    measure: str, sex: str, age: str, value: str, said: float
) -> None:
    assert score(measure, sex, Decimal(age), value) == said


def test_scores_of_the_youngest_given_by_who_are_ours() -> None:
    """Values of the tests of anthro; the second was measured lying: 0.7 cm less."""
    assert score("body-weight", "F", days(1522), "17") == 0.24
    assert score("body-height", "M", days(987), "72.16") == -6.09


def test_the_lines_are_those_of_their_centiles() -> None:
    for rank, wanted in SCORES.items():
        assert NormalDist().cdf(wanted) == pytest.approx(rank / 100, abs=1e-6)


@pytest.mark.parametrize(
    ("weight", "centile"),
    [
        ("2", 0),
        ("2.3", 1),
        ("2.5", 5),
        ("2.925", 40),
        ("3", 50),
        ("3.4", 91),
        ("3.7", 99),
        ("4", 100),
    ],
)
def test_a_value_has_a_centile_never_told_beyond_the_first_and_the_last(
    weight: str, centile: int
) -> None:
    (one,) = read_standards(json.dumps(FICTIVE))
    assert one.centile(Decimal(0), Decimal(weight)) == centile


def test_the_lines_drawn_stand_at_their_own_centile() -> None:
    for one in all_standards():
        age = one.ages[len(one.ages) // 2]
        for rank in SCORES:
            (point,) = one.line(rank, age, age).points
            assert one.centile(*point) == rank


def test_between_two_rows_a_value_goes_straight() -> None:
    (one,) = read_standards(json.dumps(FICTIVE))
    assert one.score(Decimal(6), Decimal(6)) == pytest.approx(0)
    assert one.score(Decimal(6), Decimal("6.6")) == pytest.approx(1)
    assert (one.holds(Decimal(60)), one.holds(Decimal(61))) == (True, False)


def test_a_line_has_a_point_a_row_between_two_ages() -> None:
    (one,) = read_standards(json.dumps(FICTIVE))
    line = one.line(97, Decimal(0), Decimal(12))
    assert (line.line, line.source) == ("C97", FICTIVE["source"])
    assert [(str(age), str(value)) for age, value in line.points] == [
        ("0", "3.564"),
        ("12", "10.693"),
    ]


@given(
    st.sampled_from(all_standards()),
    st.floats(0, 1),
    st.floats(-2.99, 2.99),
)
def test_a_value_made_of_a_score_gives_it_back(
    one: Standard, share: float, wanted: float
) -> None:
    rows = one.shapes
    shape = rows[0].towards(rows[-1], share)
    assert shape.score(shape.value(wanted)) == pytest.approx(wanted, abs=1e-6)


@given(st.floats(-1.5, 1.5), st.floats(0.02, 0.2))
def test_scores_grow_with_values_beyond_three_too(power: float, spread: float) -> None:
    shape = Shape(power, 10.0, spread)
    scores = [shape.score(value / 2) for value in range(6, 60)]
    assert all(one < other for one, other in pairwise(scores))


def test_a_shape_that_does_not_lean_is_read() -> None:
    shape = Shape(0.0, 10.0, 0.1)
    assert shape.score(shape.value(1.5)) == pytest.approx(1.5)


@pytest.mark.parametrize("name", ["source", "licence"])
def test_a_file_without_origin_or_licence_is_refused(name: str) -> None:
    with pytest.raises(Refused, match=r"growth\.unsourced"):
        read_standards(json.dumps({**FICTIVE, name: " "}))


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "year"},
        {"tables": "abc"},
        {"tables": [{**FICTIVE["tables"][0], "sex": "X"}]},
        {"tables": [{**FICTIVE["tables"][0], "rows": [[0, 1, 3, 0.1]]}]},
        {"tables": [{**FICTIVE["tables"][0], "rows": [[0, 1, 3], [1, 1, 3]]}]},
        {"tables": [{**FICTIVE["tables"][0], "rows": [[1, 1, 3, 1], [0, 1, 3, 1]]}]},
        {"tables": [{**FICTIVE["tables"][0], "rows": [[0, 1, 0, 1], [1, 1, 3, 0.1]]}]},
        {"tables": [{**FICTIVE["tables"][0], "rows": [[0, 9, 3, 1], [1, 1, 3, 0.1]]}]},
    ],
)
def test_a_file_badly_made_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused, match=r"growth\.unreadable"):
        read_standards(json.dumps({**FICTIVE, **wrong}))


@given(st.text())
def test_any_text_gives_standards_or_is_refused(text: str) -> None:
    with suppress(Refused):
        assert read_standards(text) is not None
