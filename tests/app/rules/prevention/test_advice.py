"""Advice follows age, sex, the day, and what was answered; it never scolds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.age import Birth, later
from app.rules.prevention.advice import Answer, Choice, Facts, Standing, Tip, tips
from app.rules.prevention.table import all_rules

pytestmark = [pytest.mark.covers("C-131"), pytest.mark.covers("C-170")]
TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1920, 1, 1), TODAY)


def told(born: str, *answers: Answer, sex: str = "", day: date = TODAY) -> list[Tip]:
    """Return what the shipped rules say."""
    return tips(all_rules(), Facts(Birth.parse(born), sex, day), answers)


def to_plan(born: str, *answers: Answer, sex: str = "") -> list[str]:
    """Name what waits for the person."""
    return [tip.rule.id for tip in told(born, *answers, sex=sex) if tip.waiting]


@pytest.mark.parametrize(
    ("born", "waiting"),
    [
        ("2008-11-22", []),
        ("2008-11-21", ["checkup-18-25", "teeth"]),
        ("2000-11-22", ["checkup-18-25"]),
        ("2000-11-21", []),
        ("1981-11-22", []),
        ("1981-11-21", ["checkup-45-50"]),
        ("1975-11-22", ["checkup-45-50"]),
        ("1975-11-21", []),
        ("1966-11-21", ["checkup-60-65"]),
        ("1960-11-21", []),
        ("1956-11-21", ["checkup-70-75"]),
        ("1950-11-21", []),
        ("2020-11-21", ["teeth"]),
        ("2019-11-21", []),
        ("", []),
    ],
)
def test_an_age_begins_and_ends_on_a_birthday(born: str, waiting: list[str]) -> None:
    assert to_plan(born) == waiting


def test_a_leap_day_birthday_waits_for_march() -> None:
    eve = told("2008-02-29", day=date(2026, 2, 28))
    day = told("2008-02-29", day=date(2026, 3, 1))
    assert not [tip for tip in eve if tip.rule.id == "checkup-18-25"]
    assert [tip for tip in day if tip.rule.id == "checkup-18-25"]


def test_a_year_alone_leaves_a_doubt_at_the_edges_and_none_inside() -> None:
    (edge,) = [t for t in told("1966") if t.rule.topic == "checkup"]
    assert (edge.standing, edge.sure) == (Standing.NOT_SPECIFIED, False)
    assert edge.ages == (59, 60)
    assert to_plan("1964") == ["checkup-60-65"]


@given(DAYS, st.sampled_from(["", "F", "M"]))
def test_a_rule_to_confirm_never_asks_for_anything(born: date, sex: str) -> None:
    found = told(born.isoformat(), sex=sex)
    assert all(tip.rule.confirmed for tip in found if tip.waiting)
    assert all(tip.rule.sex in ("", sex) for tip in found if sex)


@given(DAYS, DAYS)
def test_advice_is_of_the_age_only(born: date, day: date) -> None:
    for tip in told(born.isoformat(), day=max(born, day)):
        assert tip.age <= tip.ages[0] <= tip.ages[1] <= tip.last


CHECKUP = Answer("checkup-60-65", 60, Choice.DONE, "2026-03")


def test_done_is_done_until_the_next_span() -> None:
    assert to_plan("1964-05-02", CHECKUP) == []
    tip = next(t for t in told("1964-05-02", CHECKUP) if t.rule.id == CHECKUP.rule)
    assert (tip.standing, tip.answer) == (Standing.DONE, CHECKUP)
    teeth = Answer("teeth", 3, Choice.DONE, "2023")
    assert to_plan("2020-11-21", teeth) == ["teeth"]


def test_later_comes_back_on_its_day() -> None:
    put_off = replace(CHECKUP, choice=Choice.LATER, day="2026-11-22")
    assert to_plan("1964-05-02", put_off) == []
    tip = next(t for t in told("1964-05-02", put_off) if t.rule.id == CHECKUP.rule)
    assert (tip.standing, tip.until) == (Standing.TO_PLAN, date(2026, 11, 22))
    over = replace(put_off, day=TODAY.isoformat())
    assert to_plan("1964-05-02", over) == ["checkup-60-65"]


@pytest.mark.covers("C-063")
@pytest.mark.parametrize("choice", [Choice.NEVER, Choice.NOT_CONCERNED])
def test_never_is_for_every_age_of_the_rule(choice: Choice) -> None:
    refused = Answer("teeth", 3, choice)
    for age in (3, 6, 9, 24):
        born = later(TODAY, years=-age).isoformat()
        assert "teeth" not in to_plan(born, refused)


@pytest.mark.covers("C-063")
@pytest.mark.parametrize(
    ("choice", "standing"),
    [
        (Choice.DONE, Standing.DONE),
        (Choice.LATER, Standing.TO_PLAN),
        (Choice.NEVER, Standing.NOT_DONE),
        (Choice.NOT_CONCERNED, Standing.NOT_CONCERNED),
    ],
)
def test_each_answer_has_its_state(choice: Choice, standing: Standing) -> None:
    day = "2026-11-22" if choice is Choice.LATER else ""
    found = told("1964-05-02", replace(CHECKUP, choice=choice, day=day))
    (tip,) = [one for one in found if one.rule.id == CHECKUP.rule]
    assert tip.standing is standing


@pytest.mark.covers("C-063")
@pytest.mark.parametrize(
    ("sex", "age", "screenings"),
    [
        ("F", 24, []),
        ("F", 25, ["cervical"]),
        ("F", 50, ["colorectal", "breast", "cervical"]),
        ("M", 50, ["colorectal"]),
        ("F", 66, ["colorectal", "breast"]),
        ("F", 75, []),
    ],
)
def test_screenings_follow_age_and_sex(
    sex: str, age: int, screenings: list[str]
) -> None:
    found = told(later(TODAY, years=-age).isoformat(), sex=sex)
    names = [one.rule.id for one in found if one.rule.topic == "screening"]
    assert names == [f"screening-{one}" for one in screenings]


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2024-11-22", Standing.DONE),
        ("2024-11-21", Standing.NOT_SPECIFIED),
        ("2024", Standing.NOT_SPECIFIED),
        ("2025", Standing.DONE),
        ("", Standing.DONE),
    ],
)
def test_what_is_done_every_two_years_ends(day: str, standing: Standing) -> None:
    answer = Answer("screening-colorectal", 50, Choice.DONE, day)
    (tip,) = told("1970-01-01", answer, sex="M")
    assert tip.standing is standing


@pytest.mark.parametrize(
    ("given", "standing"),
    [("2024-11-22", Standing.DONE), ("2024-11-21", Standing.NOT_SPECIFIED)],
)
def test_what_has_no_day_counts_from_its_answer(given: str, standing: Standing) -> None:
    answer = Answer("screening-colorectal", 50, Choice.DONE, given=given)
    (tip,) = told("1970-01-01", answer, sex="M")
    assert tip.standing is standing


@given(DAYS, st.integers(0, 800))
def test_an_answer_never_adds_something_to_do(born: date, days: int) -> None:
    day = (TODAY + timedelta(days)).isoformat()
    before = set(to_plan(born.isoformat()))
    for choice in Choice:
        given_day = day if choice is Choice.LATER else ""
        answers = [
            Answer(rule.id, span[0], choice, given_day)
            for rule in all_rules()
            for span in rule.ages
        ]
        assert set(to_plan(born.isoformat(), *answers)) <= before
