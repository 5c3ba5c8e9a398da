"""The calendar against hand-written cases that quote it, line by line."""

from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from app.domain.age import years
from app.rules.vaccination.calendar import evaluate
from app.rules.vaccination.table import table
from tests.fictitious.vaccines import (
    Case,
    History,
    answered,
    cases,
    histories,
    lines_of,
    shown,
)

pytestmark = pytest.mark.covers("C-044")
PLACE: Final = Path(__file__).parent
CASES: Final = list(cases(PLACE / "cases.txt"))
LIVES: Final = list(histories(PLACE / "histories.txt"))
ENOUGH: Final = 10


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


def test_every_rule_has_ten_cases_of_its_own() -> None:
    counted = Counter(case.rule for case in CASES)
    few = [one.id for one in table().rules if counted[one.id] < ENOUGH]
    assert few == []
