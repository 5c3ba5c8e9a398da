"""A day and an hour to come are read as people type them, or refused."""

from datetime import date

import pytest

from app.domain.errors import Refused
from views.parts.agenda.typed_day import coming_clock, coming_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("", ""),
        ("aujourd’hui", "2026-11-23"),
        ("Demain", "2026-11-24"),
        ("tomorrow", "2026-11-24"),
        ("après-demain", "2026-11-25"),
        ("lundi", "2026-11-30"),
        ("mardi prochain", "2026-11-24"),
        ("next friday", "2026-11-27"),
        ("12 mars", "2027-03-12"),
        ("le 12 mars 2028", "2028-03-12"),
        ("jeudi 3 déc", "2026-12-03"),
        ("1er janvier", "2027-01-01"),
        ("29 février", "2028-02-29"),
        ("12/03", "2027-03-12"),
        ("12/03/2027", "2027-03-12"),
        ("2027-01-02", "2027-01-02"),
    ],
)
def test_a_day_is_the_next_such_day(typed: str, iso: str) -> None:
    assert coming_day(typed, MONDAY) == iso


@pytest.mark.parametrize(
    "typed",
    ["bientôt", "03/2027", "2027", "31 novembre", "31/02", "12 ma", "hier soir"],
)
def test_what_is_no_whole_day_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"date\.malformed"):
        coming_day(typed, MONDAY)


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("", ""),
        ("14 h 30", "14:30"),
        ("14\u202fh\u202f30", "14:30"),
        ("14:30", "14:30"),
        ("14.30", "14:30"),
        ("9h", "09:00"),
        ("9", "09:00"),
        ("à 9 heures", "09:00"),
        ("Midi", "12:00"),
        ("7h05", "07:05"),
        ("0 h", "00:00"),
    ],
)
def test_an_hour_is_read(typed: str, clock: str) -> None:
    assert coming_clock(typed) == clock


@pytest.mark.parametrize("typed", ["25 h", "14 h 75", "14 h 5", "matin", "24:00"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match=r"date\.clock_malformed"):
        coming_clock(typed)
