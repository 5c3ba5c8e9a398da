"""A time since birth leads to a day, whatever the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.age import Birth
from app.domain.when import When
from app.rules.vaccination.lapses import Days, Lapse, age, days

BORN = Birth(date(2025, 1, 15), date(2025, 1, 15))


@pytest.mark.parametrize(
    ("text", "lapse"),
    [
        ("P2M", Lapse(months=2)),
        ("P65Y", Lapse(years=65)),
        ("P1Y6M3D", Lapse(1, 6, 3)),
        ("P12M-4D", Lapse(0, 12, -4)),
        ("P0D", Lapse()),
    ],
)
def test_a_duration_is_read(text: str, lapse: Lapse) -> None:
    assert Lapse.parse(text) == lapse


@pytest.mark.parametrize("text", ["", "P", "2M", "P2W", "P-1D", "PT1H"])
def test_what_is_no_duration_of_ours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^" + text + "$"):
        Lapse.parse(text)


def test_a_day_the_month_lacks_is_the_first_of_the_next() -> None:
    assert Lapse.parse("P2M").after(date(2017, 12, 31)) == date(2018, 3, 1)


def test_an_age_is_reached_on_as_many_days_as_the_birth_may_be() -> None:
    born = Birth(date(2025, 1, 1), date(2025, 1, 31))
    assert age(born, Lapse.parse("P2M")) == Days(date(2025, 3, 1), date(2025, 3, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-04", date(2025, 3, 4), date(2025, 3, 4)),
        ("2025-03-04T23:30:00+01:00", date(2025, 3, 4), date(2025, 3, 4)),
        ("2025-03", date(2025, 3, 1), date(2025, 3, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_date_stands_for_its_days(text: str, first: date, last: date) -> None:
    assert days(When.parse(text), BORN) == Days(first, last)


def test_an_unknown_date_is_any_day_of_a_life() -> None:
    found = days(When.unknown(), BORN)
    assert found.first == BORN.first
    assert not found.exact


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 1200))
def test_longer_never_leads_earlier(day: date, months: int) -> None:
    assert Lapse(months=months).after(day) <= Lapse(months=months + 1).after(day)


def test_a_lapse_less_another() -> None:
    assert Lapse(years=25) - Lapse(years=5) == Lapse(years=20)
    assert Lapse(years=1).before(date(2026, 6, 1)) == date(2025, 6, 1)
