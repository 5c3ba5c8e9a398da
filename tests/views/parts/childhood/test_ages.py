"""An age is said in days, in months, in years, as parents count."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.age import Birth
from tests.screens.fletunit import plain
from views.parts.childhood.ages import age_of, age_words, months_words, span_words

BORN = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 2, 29), "0 jour"),
        (date(2024, 3, 1), "1 jour"),
        (date(2024, 3, 28), "28 jours"),
        (date(2024, 3, 29), "1 mois"),
        (date(2025, 2, 28), "11 mois"),
        (date(2025, 3, 1), "1 an"),
        (date(2026, 10, 30), "2 ans et 8 mois"),
        (date(2027, 3, 1), "3 ans"),
        (date(2027, 10, 1), "3 ans"),
        (date(2041, 9, 1), "17 ans"),
    ],
)
def test_an_age_is_said_as_parents_count(day: date, said: str) -> None:
    assert age_of(BORN, day) == said


def test_a_partial_birth_date_is_about() -> None:
    birth = Birth.parse("2024")
    assert birth
    assert age_words(birth, date(2026, 11, 21)) == "environ 1 an et 10 mois"
    assert age_words(birth, date(2024, 6, 1)) == "environ 0 jour"
    assert age_words(Birth(BORN, BORN), date(2026, 11, 21)) == "2 ans et 8 mois"


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ("0", "0 mois"),
        ("11.6", "12 mois"),
        ("24", "2 ans"),
        ("31.2", "2 ans et 7 mois"),
    ],
)
def test_months_become_years(months: str, said: str) -> None:
    assert months_words(Decimal(months)) == said


def test_a_window_is_said_whole() -> None:
    said = span_words(date(2026, 3, 1), date(2026, 4, 9))
    assert plain(said) == "du 1er mars 2026 au 9 avril 2026"
