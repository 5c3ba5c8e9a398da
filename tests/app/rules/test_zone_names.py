"""What programs call a time zone leads to the name devices know, or to none."""

import pytest

from app.rules.zone_names import known_zone

pytestmark = pytest.mark.covers("C-065")


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Europe/Paris", "Europe/Paris"),
        ("Romance Standard Time", "Europe/Paris"),
        ("romance standard time", "Europe/Paris"),
        ("/mozilla.org/20050126_1/Europe/Paris", "Europe/Paris"),
        (
            "/freeassociation.sourceforge.net/America/Argentina/Salta",
            "America/Argentina/Salta",
        ),
        ("SA Western Standard Time", "America/La_Paz"),
        ("UTC", "UTC"),
        ("GMT", "UTC"),
        ("Mars/Olympus", ""),
        ("", ""),
        ("../../etc/passwd", ""),
        ("/etc/passwd", ""),
        ("Europe", ""),
        ("a\0b", ""),
        ("x" * 255, ""),
    ],
)
def test_a_zone_is_known_by_several_names(said: str, known: str) -> None:
    assert known_zone(said) == known
