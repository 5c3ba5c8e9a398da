"""Doses are judged along the steps most of them fill."""

from datetime import date
from typing import Any

from app.domain.age import Birth
from app.domain.vaccine import Dose
from app.domain.when import When
from app.rules.vaccination.case import Case
from app.rules.vaccination.counting.verdict import Refusal
from app.rules.vaccination.judging import judged
from app.rules.vaccination.table import parsed

BORN = Birth(date(2025, 1, 1), date(2025, 1, 1))
ANY = {"start_from": "P0D", "start_until": "P200Y"}


def told(*days: str, schemes: list[list[dict[str, Any]]]) -> list[int | Refusal]:
    """Return the step each dose fills, or why none, by a rule of these schemes."""
    rule = {
        "id": "x",
        "label": "x",
        "diseases": ["mumps"],
        "sources": [],
        "status": "read",
        "who": [{}],
        "steps": schemes[0],
        "schemes": [ANY | {"steps": steps} for steps in schemes],
    }
    tree = {"title": "", "year": 1, "checked": "2026-01-01", "sources": {}}
    doses = tuple(Dose(frozenset({"mumps"}), When.parse(day), "a") for day in days)
    case = Case(BORN, date(2026, 6, 1), doses)
    found = judged(parsed(tree | {"rules": [rule]}).rules[0], "mumps", case)
    return [one.refusal or one.step for one in found]


ONCE = [{"age": "P6M"}]
TWICE = [{"age": "P2M"}, {"age": "P4M"}]


def test_the_steps_that_most_doses_fill_are_followed() -> None:
    days = "2025-03-01", "2025-05-01"
    assert told(*days, schemes=[ONCE, TWICE]) == [1, 2]


def test_at_equal_number_the_steps_with_the_fewest_left_are_followed() -> None:
    assert told("2025-02-01", "2025-08-01", schemes=[TWICE, ONCE]) == [Refusal.EARLY, 1]
    days = "2025-07-01", "2025-07-02"
    assert told(*days, schemes=[ONCE, TWICE]) == [1, 2]


def test_a_dose_against_something_else_is_not_judged() -> None:
    assert told(schemes=[ONCE]) == []
