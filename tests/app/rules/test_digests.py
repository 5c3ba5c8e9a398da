"""The signed digest: made in time, and any other state is a mismatch."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.errors import Broken
from app.rules.digests import check_digest, digest_of, due
from app.rules.sight import Sight
from app.rules.standing import Standing
from tests.app.worlds import Home, a_home

DAY = 86_400_000


@pytest.fixture
def state() -> tuple[Home, Standing, Sight, bytes]:
    home, ledger, _ = a_home()
    home.write("dentiste")
    home.sync(ledger)
    standing = home.sealing.standing(home.space)
    lane = max(standing.lanes, key=lambda c: standing.lanes[c].born)
    return home, standing, Sight(home.trail, home.space), lane


State = tuple[Home, Standing, Sight, bytes]


def test_nothing_is_due_at_once(state: State) -> None:
    _, standing, _, _ = state
    assert due(standing, standing.digest_at) == []


def test_changed_lanes_are_due_after_a_day(state: State) -> None:
    _, standing, _, lane = state
    late = due(standing, standing.digest_at + DAY)
    assert lane in late
    standing.lanes[lane].digested = standing.lanes[lane].n
    assert lane not in due(standing, standing.digest_at + DAY)


def test_a_thousand_ops_do_not_wait_for_the_day(state: State) -> None:
    _, standing, _, _ = state
    standing.fresh = 1000
    assert due(standing, standing.digest_at)


def test_a_day_without_change_needs_none(state: State) -> None:
    _, standing, _, _ = state
    standing.fresh = 0
    assert due(standing, standing.digest_at + 9 * DAY) == []


def test_the_same_state_agrees(state: State) -> None:
    _, standing, sight, lane = state
    check_digest(standing, sight, digest_of(standing, sight, lane))


@pytest.mark.parametrize("field", ["hc", "controls", "writers", "live"])
def test_14_43_another_state_is_a_mismatch(state: State, field: str) -> None:
    _, standing, sight, lane = state
    changes: dict[str, Any] = {field: bytes(32)}
    told = replace(digest_of(standing, sight, lane), **changes)
    with pytest.raises(Broken, match=r"digest\.mismatch"):
        check_digest(standing, sight, told)


def test_43_a_counter_set_back_is_a_mismatch(state: State) -> None:
    home, standing, sight, lane = state
    told = digest_of(standing, sight, lane)
    standing.lanes[lane].writers[home.me.device] = (1, 1)
    with pytest.raises(Broken, match=r"digest\.mismatch"):
        check_digest(standing, sight, told)


def test_an_earlier_point_is_compared_by_its_chain(state: State) -> None:
    _, standing, sight, lane = state
    told = replace(digest_of(standing, sight, lane), n=1)
    hc = sight.lane_hc(lane, 1)
    check_digest(standing, sight, replace(told, hc=hc))
    with pytest.raises(Broken, match=r"digest\.mismatch"):
        check_digest(standing, sight, replace(told, n=99))
