"""A yearly dose: the season of today, and the next one."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.age import Birth
from app.domain.vaccine import Need, Person, Reason
from app.rules.vaccination.case import Case
from app.rules.vaccination.reach import reach
from app.rules.vaccination.rule import Season
from app.rules.vaccination.seasons import yearly
from app.rules.vaccination.table import table
from tests.fictitious.vaccines import doses

READ = next(rule for rule in table().rules if rule.season)
FLU = replace(READ, season=Season((9, 22), (12, 21)))
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


@pytest.mark.parametrize(
    ("given", "reason"), [("", Reason.TO_CONFIRM), ("2026 flu", Reason.PARTIAL)]
)
def test_a_season_of_our_own_is_only_to_check_and_tells_no_day(
    given: str, reason: Reason
) -> None:
    today = date(2026, 10, 1)
    ours = replace(FLU, season=Season((9, 22), (12, 21), sure=False))
    spot = reach(ours, Person(BORN), BORN, today)
    stand = next(yearly(ours, Case(BORN, today, doses(given)), spot)).joint.stand
    assert (stand.need, stand.reason) == (Need.CHECK, reason)
    assert stand.since is stand.until is None


def test_a_rule_without_season_has_no_yearly_line() -> None:
    spot = reach(FLU, Person(BORN), BORN, date(2026, 10, 1))
    bare = replace(FLU, season=None)
    assert list(yearly(bare, Case(BORN, date(2026, 10, 1), ()), spot)) == []
