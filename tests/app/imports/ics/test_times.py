"""Days, times and durations are read as RFC 5545 writes them, or not at all."""

from datetime import timedelta

import pytest

from app.domain.timetable import Moment
from app.imports.ics.lines import Line
from app.imports.ics.times import after, ahead, duration, moment, moments

pytestmark = pytest.mark.covers("C-065")
DAY = Moment("2026-11-25")
NOON = Moment("2026-11-25T12:00:00", "Europe/Paris")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("20261125", DAY),
        ("20261125T120000", Moment("2026-11-25T12:00:00", "Paris")),
        ("20261125T120000Z", Moment("2026-11-25T12:00:00", "UTC")),
        ("20261125T235960", Moment("2026-11-25T23:59:59", "Paris")),
        ("20261125T1200", Moment("2026-11-25T12:00:00", "Paris")),
        ("2026-11-25T12:00:00", Moment("2026-11-25T12:00:00", "Paris")),
        ("20261125T120000/PT1H", Moment("2026-11-25T12:00:00", "Paris")),
        ("20261131", None),
        ("18991231", None),
        ("99991231T000000Z", None),
        ("20261125T250000", None),
        ("demain", None),
        ("", None),
    ],
)
def test_a_date_is_a_day_or_a_time_with_its_zone(
    value: str, found: Moment | None
) -> None:
    assert moment(Line("DTSTART", value, {"TZID": "Paris"}), {}) == found


def test_a_day_said_to_be_one_has_no_hour() -> None:
    line = Line("DTSTART", "20261125T000000", {"VALUE": "DATE"})
    assert moment(line, {}) == DAY


def test_a_zone_of_the_file_has_its_known_name() -> None:
    line = Line("DTSTART", "20261125T120000", {"TZID": "chez nous"})
    assert moment(line, {"chez nous": "Europe/Paris"}) == NOON


def test_several_dates_are_read_one_by_one_up_to_a_point() -> None:
    line = Line("EXDATE", "20261125,hier,20261126,20261127", {})
    found = moments(line, {}, 3)
    assert [one.text if one else "" for one in found] == [
        "2026-11-25",
        "",
        "2026-11-26",
    ]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("PT1H30M", timedelta(minutes=90)),
        ("-P1D", timedelta(days=-1)),
        ("P2W", timedelta(days=14)),
        ("+PT10S", timedelta(seconds=10)),
        ("P", None),
        ("P99999D", None),
        ("1H", None),
    ],
)
def test_a_duration_is_bounded(value: str, found: timedelta | None) -> None:
    assert duration(value) == found


def test_an_end_follows_from_how_long_it_lasts() -> None:
    assert after(NOON, Line("DURATION", "PT45M", {})) == Moment(
        "2026-11-25T12:45:00", "Europe/Paris"
    )
    assert after(DAY, Line("DURATION", "PT1H", {})) == Moment("2026-11-26")
    assert after(NOON, Line("DURATION", "-PT1H", {})) is None


@pytest.mark.parametrize(
    ("start", "value", "minutes"),
    [
        (NOON, "-PT1H", 60),
        (NOON, "PT0S", 0),
        (NOON, "PT5M", None),
        (NOON, "19970101T000000Z", None),
        (DAY, "-PT15H", 1440),
        (DAY, "PT9H", 0),
    ],
)
def test_an_alarm_rings_before_the_start_or_nine_in_the_morning(
    start: Moment, value: str, minutes: int | None
) -> None:
    assert ahead(Line("TRIGGER", value, {}), start) == minutes
    assert ahead(Line("TRIGGER", value, {"RELATED": "END"}), start) is None
