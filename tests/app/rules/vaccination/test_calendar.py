"""The calendar against hand-written cases that quote it, line by line."""

from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from app.rules.vaccination.table import table
from tests.fictitious.vaccines import Case, cases, lines_of, shown

pytestmark = pytest.mark.covers("C-044")
CASES: Final = list(cases(Path(__file__).parent / "cases.txt"))
ENOUGH: Final = 10


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_a_case_is_what_the_calendar_says(case: Case) -> None:
    assert shown(lines_of(case), case.wanted) == list(case.wanted)


def test_every_rule_has_ten_cases_of_its_own() -> None:
    counted = Counter(case.rule for case in CASES)
    few = [one.id for one in table().rules if counted[one.id] < ENOUGH]
    assert few == []
