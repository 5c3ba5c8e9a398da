"""A page has four corners in order; what would fold it is not done."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.domain.scan import WHOLE, Cut, How

SHARES = some.floats(-0.5, 1.5)


def test_a_corner_moved_is_placed_by_hand() -> None:
    cut = Cut().moved(0, 0.2, 0.1)
    assert (cut.corners[0], cut.how) == ((0.2, 0.1), How.HAND)
    assert cut.corners[1:] == WHOLE[1:]


def test_a_corner_never_leaves_the_photograph() -> None:
    assert (
        Cut().moved(2, 7, -3).corners[2] == (1, 1) or not Cut().moved(2, 7, -3).sound()
    )
    assert Cut().moved(1, 2, -1).corners[1] == (1, 0)


@pytest.mark.parametrize("corner", range(4))
@given(SHARES, SHARES)
def test_a_page_stays_a_page_wherever_a_corner_is_put(
    corner: int, across: float, down: float
) -> None:
    assert Cut().moved(corner, across, down).sound()


def test_what_would_fold_the_page_changes_nothing() -> None:
    assert Cut().moved(0, 0.9, 0.9) == Cut()


def test_four_quarters_make_a_turn() -> None:
    cut = Cut()
    for turn in (1, 2, 3, 0):
        cut = cut.turned()
        assert cut.turn == turn


@pytest.mark.parametrize(
    "lie",
    [
        replace(Cut(), corners=WHOLE[::-1]),
        replace(Cut(), corners=((float("nan"), 0.0), *WHOLE[1:])),
        replace(Cut(), corners=((-0.4, 0.0), *WHOLE[1:])),
        replace(Cut(), corners=(WHOLE[0],) * 4),
        replace(Cut(), turn=4),
        replace(Cut(), turn=-1),
    ],
)
def test_what_is_no_page_is_known(lie: Cut) -> None:
    assert not lie.sound()
    assert Cut().sound()
