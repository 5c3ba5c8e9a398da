"""A target holds what lies between its bounds, and is read back as it was kept."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.target import Target, read, written

BOUNDS = st.none() | st.decimals(0, 1000, places=2)
TARGETS = st.builds(Target, BOUNDS, BOUNDS)


@given(st.lists(TARGETS, min_size=1, max_size=2))
def test_targets_are_read_back(targets: list[Target]) -> None:
    assert read(written(targets), len(targets)) == tuple(targets)


@given(st.text(max_size=30), st.integers(1, 2))
def test_any_text_gives_targets(text: str, count: int) -> None:
    assert len(read(text, count)) == count


@pytest.mark.parametrize("text", ["", "70:180 60:90 1:2", "70:x", "nan:", "inf:"])
def test_what_is_no_target_is_none(text: str) -> None:
    assert not any(read(text, 2))


def test_its_bounds_are_within() -> None:
    target = Target(Decimal(70), Decimal(180))
    assert [target.holds(Decimal(value)) for value in (69, 70, 180, 181)] == [
        *(False, True, True, False)
    ]
    assert target.below(Decimal(69))
    assert target.above(Decimal(181))


def test_one_bound_is_enough_and_none_holds_everything() -> None:
    assert Target(high=Decimal(7)).holds(Decimal(-1))
    assert not Target()
    assert Target().holds(Decimal(9))


def test_it_is_not_told_in_a_log() -> None:
    assert "70" not in repr(Target(Decimal(70)))
