"""An instant of a trace is new once."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.reading import DAY
from app.flows.importing.instants import Instants


@given(st.lists(st.integers(0, 3 * DAY), max_size=60))
def test_each_second_is_taken_once(seconds: list[int]) -> None:
    instants = Instants()
    assert sum(instants.add(t) for t in seconds) == len(set(seconds))
