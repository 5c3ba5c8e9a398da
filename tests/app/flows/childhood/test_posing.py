"""How a child was held is asked near two years, and where it was said."""

from datetime import date

import pytest

from app.flows.childhood.posing import posing
from app.kinds import kind

pytestmark = pytest.mark.covers("C-143")
HEIGHT = kind("body-height")
DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("born", "asked"),
    [
        ("2024-11-21", True),
        ("2024-11", True),
        ("2025-05-20", True),
        ("2024-05-25", True),
        ("2025-06-30", False),
        ("2024-04-01", False),
        ("1958-03-12", False),
        ("2027-01-01", False),
        ("", False),
    ],
)
def test_it_is_asked_from_eighteen_to_thirty_months(born: str, *, asked: bool) -> None:
    assert bool(posing(HEIGHT, born, DAY).asks) is asked


def test_what_was_said_already_may_be_changed_at_any_age() -> None:
    assert posing(HEIGHT, "1958-03-12", DAY, said=True) == HEIGHT


def test_what_is_asked_of_other_kinds_stays() -> None:
    sugar = kind("blood-glucose")
    assert posing(sugar, "1958-03-12", DAY) == sugar
