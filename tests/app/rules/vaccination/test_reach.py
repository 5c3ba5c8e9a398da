"""Whom a rule concerns: age, cohort, sex, what was said, and what nobody knows."""

from datetime import date

import pytest

from app.domain.age import Birth
from app.domain.vaccine import Fact, Person, Reason
from app.rules.vaccination.lapses import Lapse
from app.rules.vaccination.reach import Place, reach
from app.rules.vaccination.rule import Group, Rule

TODAY = date(2026, 6, 1)


def rule(*who: Group, sure: bool = True) -> Rule:
    """Return a rule for these people."""
    return Rule("x", "x", frozenset(), (), sure, who)


def place(group: Group, born: str, *facts: Fact, sex: str = "") -> Place:
    """Return where somebody stands."""
    birth = Birth.parse(born)
    assert birth
    who = Person(birth, sex, frozenset(facts))
    return reach(rule(group), who, birth, TODAY).place


@pytest.mark.parametrize(
    ("born", "found"),
    [
        ("2016-06-02", Place.BEFORE),
        ("2016-06-01", Place.INSIDE),
        ("2006-06-02", Place.INSIDE),
        ("2006-06-01", Place.OVER),
        ("2016", Place.PERHAPS),
        ("2006", Place.PERHAPS),
        ("2010", Place.INSIDE),
    ],
)
def test_the_ages_are_from_included_to_excluded(born: str, found: Place) -> None:
    assert place(Group(Lapse(years=10), Lapse(years=20)), born) is found


@pytest.mark.parametrize(
    ("born", "found"),
    [
        ("1979-12-31", Place.OUTSIDE),
        ("1980-01-01", Place.INSIDE),
        ("1989-12-31", Place.INSIDE),
        ("1990-01-01", Place.OUTSIDE),
        ("1980", Place.INSIDE),
    ],
)
def test_a_cohort_is_from_included_to_excluded(born: str, found: Place) -> None:
    cohort = Group(born_from=date(1980, 1, 1), born_before=date(1990, 1, 1))
    assert place(cohort, born) is found


def test_a_birth_across_a_cohort_is_perhaps_inside() -> None:
    assert place(Group(born_from=date(1980, 7, 1)), "1980") is Place.PERHAPS


@pytest.mark.parametrize(
    ("sex", "found"),
    [
        ("female", Place.INSIDE),
        ("male", Place.OUTSIDE),
        ("", Place.PERHAPS),
    ],
)
def test_an_unknown_sex_is_never_guessed(sex: str, found: Place) -> None:
    assert place(Group(sex="female"), "1980-01-01", sex=sex) is found


def test_a_situation_counts_only_once_said() -> None:
    group = Group(fact=Fact.PREGNANT)
    assert place(group, "1990-01-01") is Place.OUTSIDE
    assert place(group, "1990-01-01", Fact.PREGNANT) is Place.INSIDE


def test_a_line_to_confirm_is_known_as_such() -> None:
    born = Birth(date(1990, 1, 1), date(1990, 1, 1))
    who = Person(born)
    assert reach(rule(Group(sure=False)), who, born, TODAY).place is Place.UNSURE
    assert reach(rule(Group(), sure=False), who, born, TODAY).place is Place.UNSURE


def test_the_best_of_the_groups_speaks_and_the_nearest_to_come() -> None:
    born = Birth(date(2025, 1, 1), date(2025, 1, 1))
    late, near = Group(Lapse(years=65)), Group(Lapse(years=2))
    spot = reach(rule(late, near), Person(born), born, TODAY)
    assert (spot.place, spot.group) == (Place.BEFORE, near)
    inside = reach(rule(late, Group()), Person(born), born, TODAY)
    assert inside.place is Place.INSIDE


def test_why_somebody_is_outside_is_told() -> None:
    born = Birth(date(1970, 1, 1), date(1970, 1, 1))
    group = Group(born_from=date(1980, 1, 1))
    assert reach(rule(group), Person(born), born, TODAY).reason is Reason.COHORT
