"""The columns people read: their words, their units, numbers that add up."""

from datetime import UTC, datetime

from app.flows.measure import as_measure
from app.flows.measures import Beside
from app.kinds import kind
from tests.screens.homes import a_house
from views.parts.measures.spreadsheet import wording


def test_a_measure_is_told_with_what_was_said_of_it() -> None:
    beside = Beside("Au lit", said={"moment": "53049-3"})
    at = "2026-11-20T08:30"
    entry = a_house().measures.add("blood-glucose", ["1,04"], at=at, beside=beside)
    columns = wording()
    told = columns.told(as_measure(entry), kind("blood-glucose"))
    assert len(told) == len(columns.headers)
    assert told[3:] == [*("1,04", "", "g/L", "À jeun", "Au lit", "Notée à la main")]


def test_thousands_are_not_apart() -> None:
    entry = a_house().measures.add("steps-by-day", ["12500"])
    assert "12500" in wording().told(as_measure(entry), kind("steps-by-day"))


def test_a_reading_fills_the_same_columns() -> None:
    columns, at = wording(), datetime(2026, 11, 20, 8, 5, tzinfo=UTC)
    read = columns.read(at, "142", kind("interstitial-glucose"))
    assert len(read) == len(columns.headers)
    assert "1,42" in read
