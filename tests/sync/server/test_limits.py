"""Buckets empty, fill again with time, and never refuse for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Refused
from sync.server.limits import Limits
from sync.server.settings import Rate
from tests.sync.server.rig import FakeClock


def test_a_bucket_empties_then_fills_with_time() -> None:
    clock = FakeClock()
    limits = Limits({"push": Rate(2, 10.0)}, clock)
    limits.take("push", "a")
    limits.take("push", "a")
    limits.take("push", "b")
    with pytest.raises(Refused) as refused:
        limits.take("push", "a")
    assert refused.value.details == {"retry_after": "5"}
    clock.pass_by(seconds=5)
    limits.take("push", "a")
    assert limits.refused == 1


def test_a_rate_that_is_not_set_does_not_bind() -> None:
    limits = Limits({}, FakeClock())
    for _ in range(1000):
        limits.take("push", "a")


@given(st.lists(st.floats(-100, 100), max_size=30))
def test_nobody_gets_more_than_the_rate(waits: list[float]) -> None:
    clock, taken = FakeClock(), 0
    limits = Limits({"push": Rate(3, 30.0)}, clock)
    for wait in waits:
        clock.pass_by(seconds=wait)
        try:
            limits.take("push", "a")
            taken += 1
        except Refused:
            continue
    assert taken <= 3 + sum(max(wait, 0) for wait in waits) / 10 + 0.001
