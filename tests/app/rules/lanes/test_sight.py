"""A lane is kept under a name of its own, and read in the context of its space."""

import pytest

from app.crypto.runs import lane_start
from app.domain.ids import ROOT, CollectionId
from app.domain.trail import ItemHead
from app.domain.write import Origin, Write
from app.rules.lanes.sight import LaneSight, lane_space
from tests.app.worlds import Home, a_home

LANE = CollectionId(b"c" * 16)


@pytest.fixture
def home() -> Home:
    return a_home()[0]


def test_the_name_is_of_one_lane_of_one_space() -> None:
    names = {lane_space(s, c) for s in (b"s" * 16, b"t" * 16) for c in (LANE, ROOT)}
    assert len(names) == 4
    assert {len(name) for name in names} == {16}
    name = lane_space(b"s" * 16, LANE)
    assert name.hex() == "381b2d003dfff7d0e82ff0a4fe62af81"


def test_a_chain_begins_with_the_real_space(home: Home) -> None:
    sight = LaneSight(home.trail, home.space, LANE)
    assert sight.lane_hc(LANE, 0) == lane_start(home.space, LANE)
    assert sight.knows(b"any chain value of a log that is not shown")


def test_what_is_kept_is_found_under_that_name_alone(home: Home) -> None:
    sight = LaneSight(home.trail, home.space, LANE)
    head = ItemHead(b"i" * 16, 1, LANE, False, bytes(32), 1)  # type: ignore[arg-type]  # noqa: FBT003
    sight.change(head)
    name = lane_space(home.space, LANE)
    write = Write(name, page=sight.page(b"state"))
    home.vault.commit(write, origin=Origin.PEER)
    again = LaneSight(home.trail, home.space, LANE)
    assert list(again.live(LANE)) == [head]
    assert again.item(head.item) == head
    assert list(home.trail.live(home.space, LANE)) == []
