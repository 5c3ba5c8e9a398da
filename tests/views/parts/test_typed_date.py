"""Dates as people type them, read or refused, never guessed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from app.domain.when import When
from views.parts.typed_date import iso_date, iso_moment, typed_clock, typed_day


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("07/03/1948", "1948-03-07"),
        ("7.3.1948", "1948-03-07"),
        (" 03/1948 ", "1948-03"),
        ("1948", "1948"),
        ("1948-03-07", "1948-03-07"),
        ("1948-03", "1948-03"),
        ("", ""),
    ],
)
def test_a_date_of_any_precision_is_read(typed: str, iso: str) -> None:
    assert iso_date(typed) == iso


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("hier", "2026-11-20"),
        ("Hier ", "2026-11-20"),
        ("aujourd’hui", "2026-11-21"),
        ("aujourd'hui", "2026-11-21"),
        ("avant-hier", "2026-11-19"),
    ],
)
def test_a_word_names_a_day_exactly(typed: str, iso: str) -> None:
    assert iso_date(typed, date(2026, 11, 21)) == iso


@pytest.mark.parametrize("typed", ["31/02/2026", "hier", "7/3/48", "2026-13-07"])
def test_what_is_not_a_date_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"date\.malformed"):
        iso_date(typed)


@pytest.mark.parametrize("clock", ["8:30", "08 h 30", "8h30"])
def test_a_time_is_read_as_it_is_written(clock: str) -> None:
    assert iso_moment("21/11/2026", clock) == "2026-11-21T08:30"


def test_without_a_time_the_day_is_enough() -> None:
    assert iso_moment("21/11/2026", "") == "2026-11-21"


@pytest.mark.parametrize("clock", ["25:00", "8", "midi"])
def test_an_impossible_time_is_refused(clock: str) -> None:
    with pytest.raises(Refused, match=r"date\.clock_malformed"):
        iso_moment("21/11/2026", clock)


@pytest.mark.parametrize("day", ["03/2026", "2026", ""])
def test_a_time_without_its_day_is_refused(day: str) -> None:
    with pytest.raises(Refused, match=r"date\.clock_alone"):
        iso_moment(day, "8 h")


@given(st.dates())
def test_what_is_shown_is_read_back(day: datetime) -> None:
    text = day.isoformat()
    assert iso_date(typed_day(When.parse(text))) == text


def test_a_clock_is_shown_as_typed() -> None:
    assert typed_clock(datetime(2026, 11, 21, 8, 5, tzinfo=UTC)) == "08:05"
