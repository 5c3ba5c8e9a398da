"""Ages hold on leap days, on partial birth dates, on the eve and on the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.age import Birth, later, years
from app.domain.errors import Refused

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2024, 2, 29), date(2025, 3, 1), 1),
        (date(2024, 2, 29), date(2028, 2, 29), 4),
        (date(1958, 3, 12), date(2026, 3, 11), 67),
        (date(1958, 3, 12), date(2026, 3, 12), 68),
        (date(2026, 5, 1), date(2026, 4, 30), -1),
    ],
)
def test_a_birthday_is_its_own_day(born: date, day: date, age: int) -> None:
    assert years(born, day) == age


@given(DAYS, st.integers(0, 110))
def test_the_birthday_is_the_first_day_of_an_age(born: date, age: int) -> None:
    day = later(born, years=age)
    assert years(born, day) == age
    assert years(born, day - timedelta(days=1)) == age - 1


@given(DAYS, st.integers(0, 300), st.integers(0, 60))
def test_later_never_goes_back(day: date, months: int, days: int) -> None:
    assert later(day, months=months) <= later(day, months=months + 1)
    assert later(day, months=months, days=days) >= later(day, months=months) >= day


@pytest.mark.parametrize(
    ("day", "months", "reached"),
    [
        (date(2024, 1, 31), 1, date(2024, 3, 1)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
        (date(2024, 2, 29), 24, date(2026, 3, 1)),
        (date(2025, 10, 31), 14, date(2026, 12, 31)),
    ],
)
def test_a_day_the_month_lacks_is_the_first_of_the_next(
    day: date, months: int, reached: date
) -> None:
    assert later(day, months=months) == reached


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1975", date(1975, 1, 1), date(1975, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02-29T23:30:00+01:00", date(2024, 2, 29), date(2024, 2, 29)),
        ("1958-03", date(1958, 3, 1), date(1958, 3, 31)),
    ],
)
def test_a_partial_date_keeps_all_it_may_be(text: str, first: date, last: date) -> None:
    birth = Birth.parse(text)
    assert birth == Birth(first, last)
    assert birth.exact is (first == last)


def test_nothing_is_no_birth_and_nonsense_is_refused() -> None:
    assert Birth.parse("") is None
    with pytest.raises(Refused, match=r"date\.malformed"):
        Birth.parse("12 mars")


@given(DAYS, DAYS)
def test_the_ages_of_a_year_hold_the_true_one(born: date, day: date) -> None:
    birth = Birth.parse(f"{born.year:04}")
    assert birth
    least, most = birth.ages(day)
    assert least <= years(born, day) <= most <= least + 1


def test_a_minor_is_born_and_not_yet_eighteen() -> None:
    birth = Birth.parse("2008-11-21")
    assert birth
    assert birth.minor(date(2026, 11, 20))
    assert not birth.minor(date(2026, 11, 21))
    assert not birth.minor(date(2008, 11, 20))
