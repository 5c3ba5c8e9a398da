"""WHO's lines are of lengths until day 730, of heights after: 0.7 cm between them."""

from decimal import Decimal

import pytest

from app.domain.posture import Posture
from app.rules.childhood.posture import postures
from app.rules.childhood.standards import DAYS, all_standards

pytestmark = pytest.mark.covers("C-143")
LYING, STANDING = Posture


def of(days: int) -> Decimal:
    """Return an age of some days, in months."""
    return Decimal(days) / DAYS


@pytest.mark.parametrize(
    ("days", "posture", "shift"),
    [
        (600, LYING, "0"),
        (600, STANDING, "0.7"),
        (730, LYING, "0"),
        (730, STANDING, "0.7"),
        (731, LYING, "-0.7"),
        (731, STANDING, "0"),
        (1500, LYING, "-0.7"),
        (600, "", "0"),
        (1500, "", "0"),
        (1500, "33586001", "0"),
    ],
)
def test_the_other_way_is_put_right_on_both_sides_of_two_years(
    days: int, posture: str, shift: str
) -> None:
    assert postures().shifted(posture, of(days)) == Decimal(shift)


def test_the_turn_and_the_shift_are_those_of_the_lines_themselves() -> None:
    """The median falls by 0.7 cm between the last day lying and the first standing."""
    for sex in "FM":
        (young, *_later) = [
            one
            for one in all_standards()
            if (one.measure, one.sex) == ("body-height", sex) and one.holds(of(730))
        ]
        before, after = (
            young.line(50, of(730), of(731)).points[at][1] for at in (0, 1)
        )
        grown = Decimal("0.03")
        assert abs(before - after - postures().shift) < grown


def test_it_is_asked_where_children_are_held_in_either_way() -> None:
    asked = [months for months in range(36) if postures().asked(Decimal(months))]
    assert asked == list(range(18, 31))


def test_the_rule_says_whose_it_is() -> None:
    assert "OMS" in postures().source
    assert postures().year == 2006
