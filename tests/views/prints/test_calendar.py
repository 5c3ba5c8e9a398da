"""Reminders leave as a calendar any program reads: checked by a reader of its own."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.prints.calendar import Reminder, calendar

MADE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PASSPORT = Reminder("0a", date(2027, 3, 12), "Fin de validité : passeport", (60, 7))


def read(content: bytes) -> list[list[str]]:
    """Read a calendar as RFC 5545 says: unfold, then split names from values."""
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    assert not any("\n" in line or "\r" in line for line in lines)
    return [line.split(":", 1) for line in lines]


@pytest.mark.covers("C-172")
def test_a_reminder_is_a_whole_day_told_in_time() -> None:
    told = read(calendar([PASSPORT], MADE))
    assert told[0] == ["BEGIN", "VCALENDAR"]
    assert told[-1] == ["END", "VCALENDAR"]
    assert ["DTSTART;VALUE=DATE", "20270312"] in told
    assert ["SUMMARY", "Fin de validité : passeport"] in told
    told_at = [value for name, value in told if name == "TRIGGER"]
    assert told_at == ["-P59DT15H", "-P6DT15H"]
    assert ["DTSTAMP", "20261122T093000Z"] in told
    opened = [value for name, value in told if name == "BEGIN"]
    assert sorted(opened) == sorted(value for name, value in told if name == "END")


@pytest.mark.covers("C-172")
def test_the_eve_is_told_at_nine_in_the_morning_never_at_midnight() -> None:
    told = read(calendar([Reminder("0a", date(2027, 3, 12), "Vaccin", (1,))], MADE))
    assert [value for name, value in told if name == "TRIGGER"] == ["-P0DT15H"]


@given(st.text(max_size=200))
def test_no_title_breaks_out_of_its_line(words: str) -> None:
    """A title is foreign text: it may hold line ends and other commands."""
    told = read(calendar([Reminder("0a", date(2027, 3, 12), words)], MADE))
    (summary,) = [value for name, value in told if name == "SUMMARY"]
    shown = "".join(sign if sign.isprintable() else " " for sign in words)
    assert plain_in_order(summary) == shown
    assert [name for name, _ in told].count("BEGIN") == 2


def plain_in_order(value: str) -> str:
    """Take the escapes away from left to right."""
    signs = iter(value)
    return "".join(next(signs) if sign == "\\" else sign for sign in signs)


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    assert len(read(calendar([], MADE))) == 4
