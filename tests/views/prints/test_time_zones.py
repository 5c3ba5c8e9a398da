"""A zone is told with each change of its clocks, and none where there is none."""

import pytest

from views.prints.time_zones import zone_lines

pytestmark = pytest.mark.covers("C-065")


def test_clocks_of_paris_change_twice_a_year() -> None:
    told = list(zone_lines("Europe/Paris", 2026, 2027))
    assert told[:3] == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Paris",
        "X-LIC-LOCATION:Europe/Paris",
    ]
    starts = [one.partition(":")[2] for one in told if one.startswith("DTSTART")]
    assert starts[1:] == [
        *("20260329T020000", "20261025T030000"),
        *("20270328T020000", "20271031T030000"),
    ]
    assert told.count("BEGIN:DAYLIGHT") == 2
    assert told.count("BEGIN:STANDARD") == 3


def test_a_zone_without_summer_has_one_offset() -> None:
    told = list(zone_lines("America/Guadeloupe", 2026, 2036))
    assert told.count("BEGIN:STANDARD") == 1
    assert "TZOFFSETTO:-0400" in told
