"""A dialogue that breaks is taken up again, neither in vain nor for ever."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dialogue import Cursor
from app.domain.errors import Unreachable
from sync.radio.resuming import LINKS_MAX, POOR, POOR_LINKS, WAITS, Resuming


def test_a_link_that_goes_no_further_is_tried_three_times() -> None:
    resuming = Resuming()
    assert [resuming.broken(None, 0) for _ in WAITS] == list(WAITS)
    with pytest.raises(Unreachable, match=r"device\.gone"):
        resuming.broken(None, 0)


def test_a_step_forward_gives_back_every_try() -> None:
    resuming = Resuming()
    resuming.broken(Cursor(1), POOR)
    assert resuming.broken(Cursor(1), 0) == WAITS[1]
    assert resuming.broken(Cursor(2), POOR) == WAITS[0]


def test_a_device_that_breaks_after_each_small_step_is_left() -> None:
    resuming = Resuming()
    for step in range(1, POOR_LINKS):
        assert resuming.broken(Cursor(step), 1) == WAITS[0]
    with pytest.raises(Unreachable, match=r"device\.unsteady"):
        resuming.broken(Cursor(POOR_LINKS), POOR - 1)


@given(st.lists(st.integers(POOR, 500), min_size=POOR_LINKS, max_size=60))
def test_a_device_that_brings_enough_each_time_is_read_to_its_end(
    brought: list[int],
) -> None:
    resuming = Resuming()
    for step, kept in enumerate(brought):
        assert resuming.broken(Cursor(step), kept) == WAITS[0]


@given(st.lists(st.integers(0, POOR - 1), min_size=POOR_LINKS, max_size=60))
def test_no_device_is_resumed_for_ever(brought: list[int]) -> None:
    resuming = Resuming()
    for step, kept in enumerate(brought[: POOR_LINKS - 1]):
        resuming.broken(Cursor(step), kept)
    with pytest.raises(Unreachable, match=r"device\.unsteady"):
        resuming.broken(Cursor(POOR_LINKS), brought[-1])


def test_a_device_that_says_the_same_in_turn_is_left_too() -> None:
    resuming = Resuming()
    for step in range(1, LINKS_MAX):
        assert resuming.broken(Cursor(step % 2), POOR) == WAITS[0]
    with pytest.raises(Unreachable, match=r"device\.unsteady"):
        resuming.broken(Cursor(2), POOR)


@pytest.mark.parametrize("joined", [True, False])
def test_a_radio_that_leaves_meanwhile_is_waited_for_one_that_never_was_is_not(
    *, joined: bool
) -> None:
    resuming, waits = Resuming(), list[float]()
    if joined:
        resuming.broken(Cursor(7), POOR)
    said: Any = None
    while said is None:
        try:
            waits.append(resuming.missing(FileNotFoundError()))
        except Unreachable as error:
            said = error.code
    assert (waits, said) == (list(WAITS[1:]) if joined else [], "bluetooth.no_adapter")
