"""The calendar against hand-written cases that quote it, line by line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.age import Birth, years
from app.domain.vaccine import DISEASES, Dose, Due, Fact, Need, Person, Reason
from app.rules.vaccination import calendar
from app.rules.vaccination.calendar import evaluate
from app.rules.vaccination.table import table
from tests.fictitious import childhood
from tests.fictitious.vaccines import (
    CHILD_DUE,
    CHILD_GIVEN,
    PRODUCTS,
    Case,
    History,
    answered,
    cases,
    doses,
    histories,
    lines_of,
    shown,
)

pytestmark = pytest.mark.covers("C-044")
PLACE: Final = Path(__file__).parent
CASES: Final = list(cases(PLACE / "cases.txt"))
CHILD: Final = Person(Birth(childhood.BORN, childhood.BORN))
LIVES: Final = list(histories(PLACE / "histories.txt"))
ENOUGH: Final = 10
PATIENT: Final = settings(max_examples=60)
DAYS: Final = st.dates(date(1935, 1, 1), date(2026, 11, 22))


@dataclass(frozen=True)
class Life:
    """Somebody, a day, their doses."""

    person: Person
    today: date
    doses: tuple[Dose, ...]


@st.composite
def a_dose(draw: st.DrawFn, *, exact: bool = False) -> Dose:
    """Draw a dose, its date known or not."""
    text = draw(DAYS).isoformat()
    size = 10 if exact else draw(st.sampled_from((0, 4, 7, 10, 10, 10)))
    product = draw(st.sampled_from(sorted(PRODUCTS)))
    return doses(f"{text[:size] or '?'} {product}")[0]


@st.composite
def lives(draw: st.DrawFn, *, exact: bool = False) -> Life:
    """Draw a life of any length up to a day."""
    born = draw(DAYS)
    size = 10 if exact else draw(st.sampled_from((4, 7, 10, 10, 10)))
    today = draw(st.dates(born, date(2040, 1, 1)))
    near = st.dates(born, today).map(date.isoformat)
    drawn = draw(st.lists(st.tuples(near, st.sampled_from(sorted(PRODUCTS)))))
    cut = st.sampled_from((10,) if exact else (0, 4, 7, 10, 10))
    given = [doses(f"{day[: draw(cut)] or '?'} {name}")[0] for day, name in drawn]
    facts = draw(st.sets(st.sampled_from(list(Fact)), max_size=2))
    who = Person(Birth.parse(born.isoformat()[:size]), facts=frozenset(facts))
    return Life(who, today, tuple(given))


def told(life: Life, given: Sequence[Dose]) -> list[Due]:
    """Return what the calendar says of a life with other doses."""
    return evaluate(life.person, given, life.today, table())


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_case_is_what_the_calendar_says(case: Case) -> None:
    assert shown(lines_of(case), case.wanted) == list(case.wanted)


@pytest.mark.parametrize("life", LIVES, ids=[life.says for life in LIVES])
def test_a_whole_life_is_told_right(life: History) -> None:
    found = evaluate(life.person, life.doses, life.today, table())
    assert answered(found) == life.wanted, life.cites


def test_thirty_lives_go_from_the_newborn_to_85_years() -> None:
    born = [life.person.born for life in LIVES]
    ages = [
        years(one.first, life.today)
        for one, life in zip(born, LIVES, strict=True)
        if one
    ]
    assert (len(LIVES), min(ages), max(ages)) == (30, 0, 85)
    assert all(life.cites for life in LIVES)


@pytest.mark.parametrize("day", CHILD_DUE, ids=str)
def test_a_child_who_had_nothing_is_told_right_on_twenty_dates(day: date) -> None:
    found = evaluate(CHILD, (), day, table())
    assert answered(found)[Need.TODO] == set(CHILD_DUE[day])


@pytest.mark.parametrize("day", CHILD_DUE, ids=str)
def test_a_child_who_had_all_on_its_day_has_nothing_to_do(day: date) -> None:
    given = [one for one in doses(CHILD_GIVEN) if one.when.text <= day.isoformat()]
    found = answered(evaluate(CHILD, given, day, table()))
    assert found[Need.TODO] == set()
    assert len(found[Need.DONE]) == len(given)


@PATIENT
@given(lives(), st.randoms(use_true_random=False))
def test_the_order_of_the_doses_says_nothing(life: Life, dice: Random) -> None:
    mixed = list(life.doses)
    dice.shuffle(mixed)
    assert told(life, mixed) == told(life, life.doses)


@PATIENT
@given(lives(), a_dose())
def test_one_more_dose_never_undoes_what_was_done(life: Life, more: Dose) -> None:
    before = answered(told(life, life.doses))[Need.DONE]
    assert before <= answered(told(life, (*life.doses, more)))[Need.DONE]


@PATIENT
@given(lives(exact=True), st.sampled_from(sorted(PRODUCTS)))
def test_a_dose_of_today_makes_no_other_dose_due_earlier(
    life: Life, product: str
) -> None:
    more = doses(f"{life.today} {product}")
    before = {one.name: one for one in told(life, life.doses)}
    for due in told(life, (*life.doses, *more)):
        was = before.get(due.name)
        if was and was.since and due.since:
            assert due.since >= was.since


@PATIENT
@given(lives(), st.integers(0, 9000))
def test_time_undoes_nothing_but_what_comes_back(life: Life, count: int) -> None:
    back = {one.id for one in table().rules if one.season or one.fresh}
    later = replace(life, today=life.today + timedelta(days=count))
    before = {
        one.name
        for one in told(life, life.doses)
        if one.need is Need.DONE and one.rule not in back
    }
    assert before <= answered(told(later, life.doses))[Need.DONE]


@PATIENT
@given(lives())
def test_every_rule_answers_once_a_line_and_says_why(life: Life) -> None:
    found = told(life, life.doses)
    assert len({one.name for one in found}) == len(found)
    assert {one.rule for one in found} == {one.id for one in table().rules}
    assert all(one.why.year == 2025 for one in found)
    assert all(one.why.source or one.to_confirm for one in found)


@PATIENT
@given(lives())
def test_a_line_to_confirm_is_never_asked_for(life: Life) -> None:
    unsure = [one for one in told(life, life.doses) if one.to_confirm]
    assert all(one.need not in (Need.TODO, Need.COMING) for one in unsure)


def test_without_a_birth_date_everything_is_to_check() -> None:
    found = evaluate(Person(None), (), date(2026, 11, 22), table())
    needs = {one.rule: (one.need, one.reason) for one in found}
    assert needs["mmr"] == (Need.CHECK, Reason.BIRTH)
    assert needs["bcg"] == (Need.NONE, Reason.FACT)


def test_the_engine_knows_no_vaccine() -> None:
    room = Path(calendar.__file__).parent
    code = " ".join(one.read_text("utf-8") for one in room.glob("*.py")).casefold()
    named = {word for one in table().rules for word in one.diseases} | set(DISEASES)
    assert [word for word in named if f'"{word}"' in code] == []


def test_every_rule_has_ten_cases_of_its_own() -> None:
    counted = Counter(case.rule for case in CASES)
    few = [one.id for one in table().rules if counted[one.id] < ENOUGH]
    assert few == []
