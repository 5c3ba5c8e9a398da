"""Kept integers and true values say the same; a second has its UTC day."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.reading import DAY, T_MAX, Trace, day_of


@given(st.integers(-(10**9), 10**9), st.integers(0, 9))
def test_a_kept_value_comes_back_the_same(value: int, scale: int) -> None:
    trace = Trace("interstitial-glucose", "device:x", "g/L", scale)
    assert trace.kept(trace.exact(value)) == value


@pytest.mark.parametrize(
    ("scale", "said", "kept"), [(2, "1.04", 104), (0, "104.4", 104), (1, "5.55", 56)]
)
def test_a_value_is_rounded_to_the_scale(scale: int, said: str, kept: int) -> None:
    assert Trace("interstitial-glucose", "x", "g/L", scale).kept(Decimal(said)) == kept


@pytest.mark.parametrize(
    ("t", "day"),
    [(0, "1970-01-01"), (DAY - 1, "1970-01-01"), (T_MAX, "9999-12-31")],
)
def test_a_second_has_its_day(t: int, day: str) -> None:
    assert day_of(t) == day
