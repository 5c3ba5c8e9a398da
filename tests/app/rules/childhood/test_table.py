"""The twenty examinations and three certificates: in order, sourced, to confirm."""

import re
from datetime import date

import pytest

from app.domain.age import Birth
from app.rules.childhood.table import Offset, Stage, certificates, examinations

pytestmark = pytest.mark.covers("C-143")
EVERY = (*examinations(), *certificates())


def test_there_are_twenty_and_three() -> None:
    assert [one.id for one in examinations()] == [f"exam-{n:02}" for n in range(1, 21)]
    assert [one.id for one in certificates()] == ["CS8", "CS9", "CS24"]


@pytest.mark.parametrize("stage", EVERY, ids=lambda one: one.id)
def test_each_says_its_source_and_that_it_is_to_confirm(stage: Stage) -> None:
    assert stage.source
    assert not stage.confirmed
    for language, most in {"fr": 15, "fr@falc": 10, "en": 15}.items():
        assert 1 <= len(re.split(r"\s+", stage.label[language])) <= most


@pytest.mark.parametrize("born", ["2024-02-29", "2023-01-31", "2024", "2023-02"])
def test_windows_are_in_order_of_age(born: str) -> None:
    birth = Birth.parse(born)
    assert birth
    windows = [one.window(birth) for one in examinations()]
    assert all(since <= until for since, until in windows)
    assert windows == sorted(windows)


def test_an_offset_is_of_the_calendar() -> None:
    assert Offset(years=2, days=-30).after(date(2024, 2, 29)) == date(2026, 1, 30)
    assert Offset(months=12, days=30).after(date(2023, 1, 31)) == date(2024, 3, 1)
