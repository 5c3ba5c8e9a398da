"""A silent server is left alone longer and longer, never all at the same moment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.courier.backoff import LONGEST, pause


def middle(_: int) -> bytes:
    return b"\x80\x00"


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 1), (2, 2), (4, 8), (9, 256), (10, 300), (10**6, 300)]
)
def test_it_doubles_up_to_five_minutes(failures: int, seconds: float) -> None:
    assert pause(failures, middle) == pytest.approx(seconds, rel=1e-4)


@given(st.integers(1, 10**6), st.binary(min_size=2, max_size=2))
def test_it_spreads_by_thirty_per_cent(failures: int, dice: bytes) -> None:
    length = min(2 ** min(failures - 1, 9), LONGEST)
    assert length * 0.699 <= pause(failures, lambda _: dice) <= length * 1.301
