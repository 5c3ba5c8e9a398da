"""A last day lies within a year, whether chosen or typed; nothing chosen is none."""

from datetime import date

import pytest

from app.domain.errors import Refused
from views.parts.lasting import OTHER, Length, in_months

TODAY = date(2026, 11, 23)
TOO_FAR = "mandate.until"


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (TODAY, 3, date(2027, 2, 23)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (TODAY, 12, date(2027, 11, 23)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_one(
    day: date, count: int, later: date
) -> None:
    assert in_months(day, count) == later


@pytest.mark.parametrize(
    ("length", "code"),
    [
        (Length(), TOO_FAR),
        (Length(OTHER), "date.malformed"),
        (Length(OTHER, "2027"), "date.malformed"),
        (Length(OTHER, "22/11/2026"), TOO_FAR),
        (Length(OTHER, "24/11/2027"), TOO_FAR),
    ],
)
def test_a_last_day_is_a_whole_date_within_a_year(length: Length, code: str) -> None:
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        length.last(TODAY, TOO_FAR)


def test_the_day_typed_or_chosen_is_the_last_one() -> None:
    assert Length(OTHER, "23/11/2027").last(TODAY, TOO_FAR) == date(2027, 11, 23)
    assert Length("3").last(TODAY, TOO_FAR) == date(2027, 2, 23)
