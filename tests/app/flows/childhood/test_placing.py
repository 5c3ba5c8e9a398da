"""A curve between two ages: what is on it, what is left out, which age it counts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.posture import Posture
from app.domain.when import When
from app.flows.childhood.growing import Growth, Point
from app.flows.childhood.placing import Ages, ages_of, correctable, late, placed
from app.rules.childhood.curves import read_curves
from app.rules.childhood.standards import DAYS, all_standards
from tests.app.rules.childhood.test_curves import FICTIVE, written

pytestmark = [pytest.mark.covers("C-039"), pytest.mark.covers("C-143")]
DAY = When.parse("2025-01-01")


def grown(
    *points: tuple[int, str], measure: str = "body-weight", early: int = 0
) -> Growth:
    """Return a girl of whom these values (months, value) are known."""
    kept = [Point(Decimal(age), Decimal(value), DAY) for age, value in points]
    wanted = (measure, "F")
    known = [one for one in all_standards() if (one.measure, one.sex) == wanted]
    return Growth(measure, kept, standards=known, sex="F", early=early)


@pytest.mark.parametrize(
    ("last", "ages"),
    [(0, "baby"), (24, "baby"), (25, "young"), (60, "young"), (61, "growing")],
)
def test_the_ages_shown_first_are_the_fewest_that_hold_the_last_point(
    last: int, ages: str
) -> None:
    assert ages_of(grown((0, "3"), (last, "10"))) == ages


def test_nothing_measured_begins_with_the_first_years() -> None:
    assert ages_of(grown()) is Ages.BABY


def test_only_the_points_of_these_ages_are_there_and_the_others_are_counted() -> None:
    seen = placed(grown((0, "3.2"), (12, "9"), (72, "20")), Ages.BABY, corrected=False)
    assert [one.age for one in seen.places] == [Decimal(0), Decimal(12)]
    assert (seen.others, seen.before) == (1, 0)
    assert (int(seen.since), int(seen.until)) == (0, 24)


def test_each_point_says_where_it_stands() -> None:
    known = grown((0, "3.3"), (12, "6"), (23, "16"), (72, "20"))
    found = [one.centile for one in placed(known, Ages.WHOLE, corrected=False).places]
    assert found == [56, 0, 100, 48]


def test_five_lines_are_behind_and_each_set_of_who_has_its_own() -> None:
    names = ["C3", "C15", "C50", "C85", "C97"]
    known = grown((72, "20"))
    young = placed(known, Ages.YOUNG, corrected=False)
    assert [one.line for one in young.lines] == names
    whole = placed(known, Ages.WHOLE, corrected=False)
    assert [one.line for one in whole.lines] == [*names, *names]


def test_the_axis_ends_with_the_lines_unless_a_point_is_further() -> None:
    until = placed(grown((72, "20")), Ages.GROWING, corrected=False).until
    assert until == 120
    further = grown((72, "20"), (150, "40"))
    seen = placed(further, Ages.GROWING, corrected=False)
    assert seen.until == 150
    assert seen.places[-1].centile is None


def test_where_there_is_no_line_the_ages_are_whole() -> None:
    head = grown((72, "52"), measure="head-circumference")
    seen = placed(head, Ages.GROWING, corrected=False)
    assert (len(seen.lines), int(seen.until)) == (0, 228)


def test_an_early_birth_may_be_counted_from_the_term_until_two_years() -> None:
    early = grown((0, "1.8"), (4, "5"), early=56)
    weeks = Decimal(56) / DAYS
    seen = placed(early, Ages.BABY, corrected=True)
    assert [one.age for one in seen.places] == [4 - weeks]
    assert (seen.before, seen.others, seen.corrected) == (1, 0, True)
    since = placed(early, Ages.BABY, corrected=False)
    assert [one.age for one in since.places] == [0, 4]
    assert since.corrected is False
    older = placed(early, Ages.YOUNG, corrected=True)
    assert older.corrected is False
    assert [one.age for one in older.places] == [0, 4]


@pytest.mark.parametrize("ages", [Ages.YOUNG, Ages.WHOLE])
def test_an_early_birth_is_compared_with_nobody_before_two_years_uncorrected(
    ages: Ages,
) -> None:
    early = grown((3, "3"), (26, "10"), early=91)
    seen = placed(early, ages, corrected=True)
    assert [one.age for one in seen.places] == [3, 26]
    assert [one.centile for one in seen.places] == [None, 8]
    assert {round(line.points[0][0]) for line in seen.lines[:5]} == {24}
    assert seen.since == 0
    assert late(early, ages)


@pytest.mark.parametrize("ages", [Ages.YOUNG, Ages.WHOLE])
def test_a_birth_at_term_is_compared_from_its_first_day(ages: Ages) -> None:
    seen = placed(grown((3, "3"), (26, "10")), ages, corrected=False)
    assert [one.centile for one in seen.places] == [0, 8]
    assert {line.points[0][0] for line in seen.lines[:5]} == {0}
    assert not late(seen.growth, ages)


@pytest.mark.parametrize("ages", [Ages.BABY, Ages.GROWING])
def test_lines_wait_for_two_years_nowhere_else(ages: Ages) -> None:
    assert not late(grown(early=91), ages)


def test_the_corrected_age_changes_where_a_value_stands() -> None:
    early = grown((4, "5"), early=56)
    found = [
        placed(early, Ages.BABY, corrected=one).places[0].centile
        for one in (True, False)
    ]
    assert found == [35, 2]


def test_a_birth_at_term_has_one_age() -> None:
    assert not correctable(grown(), Ages.BABY)
    assert correctable(grown(early=28), Ages.BABY)
    assert not correctable(grown(early=28), Ages.WHOLE)


def test_a_rough_age_or_an_impossible_value_stands_nowhere() -> None:
    known = grown((12, "9"))
    rough = Growth(known.measure, known.points, (), known.standards, "F", exact=False)
    none = grown((12, "0"))
    for one in (rough, none):
        assert [
            each.centile for each in placed(one, Ages.BABY, corrected=False).places
        ] == [None]


def test_curves_placed_are_cut_to_the_ages() -> None:
    curves = read_curves(written(FICTIVE))
    seen = placed(Growth("body-weight", curves=curves), Ages.BABY, corrected=False)
    assert [str(age) for age, _value in seen.lines[0].points] == ["0", "12"]
    assert (
        placed(Growth("bmi", curves=curves), Ages.GROWING, corrected=False).lines == []
    )


@pytest.mark.parametrize(
    ("months", "posture", "drawn"),
    [
        (20, Posture.STANDING, "83.7"),
        (20, Posture.LYING, "83.0"),
        (20, "", "83.0"),
        (28, Posture.LYING, "82.3"),
        (28, Posture.STANDING, "83.0"),
        (28, "", "83.0"),
    ],
)
def test_a_height_taken_the_other_way_is_drawn_where_who_s_lines_are(
    months: int, posture: str, drawn: str
) -> None:
    point = Point(Decimal(months), Decimal("83.0"), DAY, posture=posture)
    known = replace(grown(measure="body-height"), points=[point])
    (place,) = placed(known, Ages.YOUNG, corrected=False).places
    assert (place.value, place.point.value) == (Decimal(drawn), Decimal("83.0"))
    plain = replace(point, value=Decimal(drawn), posture="")
    (same,) = placed(replace(known, points=[plain]), Ages.YOUNG, corrected=False).places
    assert place.centile == same.centile


def test_without_lines_nothing_is_shifted() -> None:
    point = Point(Decimal(28), Decimal(83), DAY, posture=Posture.LYING)
    bare = Growth("body-height", [point], sex="")
    (place,) = placed(bare, Ages.YOUNG, corrected=False).places
    assert place.shift == 0


def test_the_corrected_age_decides_which_way_is_expected() -> None:
    point = Point(Decimal("24.5"), Decimal(83), DAY, posture=Posture.LYING)
    known = replace(grown(measure="body-height", early=60), points=[point])
    (place,) = placed(known, Ages.BABY, corrected=True).places
    assert place.shift == 0
