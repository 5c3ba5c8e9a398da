"""A yearly dose: the season of today, and the next one."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.age import Birth
from app.domain.vaccine import Need, Person
from app.rules.vaccination.case import Case
from app.rules.vaccination.reach import reach
from app.rules.vaccination.seasons import yearly
from app.rules.vaccination.table import table
from tests.fictitious.vaccines import doses

FLU = next(rule for rule in table().rules if rule.season)
BORN = Birth(date(1950, 1, 1), date(1950, 1, 1))


def lines(today: date, given: str = "") -> list[tuple[int, Need]]:
    """Return the seasons told on a day."""
    spot = reach(FLU, Person(BORN), BORN, today)
    found = yearly(FLU, Case(BORN, today, doses(given)), spot)
    return [(line.number, line.joint.stand.need) for line in found]


@pytest.mark.parametrize(
    ("day", "given", "wanted"),
    [
        ("2026-09-21", "", [(2026, Need.COMING)]),
        ("2026-09-22", "", [(2026, Need.TODO), (2027, Need.COMING)]),
        ("2026-12-22", "", [(2027, Need.COMING)]),
        ("2027-03-01", "2026-11-01 flu", [(2026, Need.DONE), (2027, Need.COMING)]),
    ],
)
def test_a_season_waits_lasts_and_ends(
    day: str, given: str, wanted: list[tuple[int, Need]]
) -> None:
    assert lines(date.fromisoformat(day), given) == wanted


def test_a_rule_without_season_has_no_yearly_line() -> None:
    spot = reach(FLU, Person(BORN), BORN, date(2026, 10, 1))
    bare = replace(FLU, season=None)
    assert list(yearly(bare, Case(BORN, date(2026, 10, 1), ()), spot)) == []
