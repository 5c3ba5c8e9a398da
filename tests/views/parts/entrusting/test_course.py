"""What is typed is kept, read again, and its last day lies within a year."""

from datetime import date

import pytest

from app.domain.collection import Rubric
from app.domain.errors import Refused
from views.parts.entrusting.course import OTHER, Typed, begun, in_months, last_of

TODAY = date(2026, 11, 23)


def test_a_draft_is_read_as_it_was_left() -> None:
    kept = {"rank": "3", "taken": "2 3", "name": "Louise", "months": "6", "code": "AB"}
    typed = begun(kept)
    assert (typed.rank, typed.name, typed.months, typed.code) == (
        3,
        "Louise",
        "6",
        "AB",
    )
    assert typed.taken == {Rubric.MEASURES, Rubric.VACCINES}
    assert begun({}) == Typed()
    assert begun({"rank": "99"}).rank == 4


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (TODAY, 3, date(2027, 2, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (TODAY, 12, date(2027, 11, 23)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_one(
    day: date, count: int, later: date
) -> None:
    assert in_months(day, count) == later


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("", "date.malformed"),
        ("2027", "date.malformed"),
        ("22/11/2026", "mandate.until"),
        ("24/11/2027", "mandate.until"),
    ],
)
def test_a_last_day_is_a_whole_date_within_a_year(day: str, code: str) -> None:
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        last_of(Typed(months=OTHER, day=day), TODAY)


def test_the_day_typed_or_chosen_is_the_last_one() -> None:
    assert last_of(Typed(months=OTHER, day="23/11/2027"), TODAY) == date(2027, 11, 23)
    assert last_of(Typed(), TODAY) == date(2027, 2, 23)
