"""Doses are looked at in the order of their days."""

from datetime import date

from app.domain.vaccine import Dose
from app.domain.when import When
from app.rules.vaccination.counting.given import Given, soonest
from app.rules.vaccination.lapses import Days


def given(first: int, last: int, name: str, *, confirmed: bool = False) -> Given:
    """Return a dose between two days of March."""
    dose = Dose(frozenset(), When.unknown(), name, confirmed)
    return Given(dose, Days(date(2025, 3, first), date(2025, 3, last)))


def test_the_dose_surely_given_first_comes_first() -> None:
    vague, exact = given(1, 31, "vague"), given(15, 15, "exact")
    assert min(vague, exact, key=soonest) is exact


def test_on_one_day_a_confirmed_dose_comes_first() -> None:
    said, sure = given(1, 1, "a"), given(1, 1, "b", confirmed=True)
    assert min(said, sure, key=soonest) is sure
