"""A date of another agenda says whether it has an hour."""

from app.domain.timetable import Moment


def test_a_day_has_no_hour() -> None:
    assert Moment("2026-12-07").whole_day
    assert not Moment("2026-12-07T12:00:00", "UTC").whole_day
