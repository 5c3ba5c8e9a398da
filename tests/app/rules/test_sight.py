"""What a page adds is seen at once, and stored only with it."""

import pytest

from app.crypto.runs import lane_start, log_start
from app.domain.ids import CollectionId, EntryId
from app.domain.trail import ItemHead, KeptRun, Step
from app.rules.sight import Sight
from tests.app.worlds import Home, Ledger, a_home

LANE = CollectionId(b"c" * 16)
ITEM = EntryId(b"i" * 16)


@pytest.fixture
def home() -> Home:
    return a_home()[0]


@pytest.fixture
def sight(home: Home) -> Sight:
    return Sight(home.trail, home.space)


def step(n: int, kind: int) -> Step:
    return Step(n, b"o%d" % n, b"h%d" % n, LANE, n, b"hc%d" % n, kind, ITEM)


def item(rev: int, *, deleted: bool = False) -> ItemHead:
    return ItemHead(ITEM, rev, LANE, deleted, b"op", rev)


def test_the_start_is_known(home: Home, sight: Sight) -> None:
    assert sight.knows(log_start(home.space))
    assert sight.lane_hc(LANE, 0) == lane_start(home.space, LANE)
    assert sight.lane_hc(LANE, 1) == b""


def test_a_row_of_the_page_is_known_before_it_is_stored(sight: Sight) -> None:
    sight.add(step(1, 1), KeptRun(b"r", b"w"))
    sight.add(step(2, 8), KeptRun(b"r", b"w"))
    assert sight.lane_hc(LANE, 2) == b"hc2"
    assert sight.knows(b"h1")
    assert sight.controls(LANE) == [b"o2"]
    assert len(sight.page(b"s").runs) == 1


def test_an_item_changes_and_dies(sight: Sight) -> None:
    assert sight.item(ITEM) is None
    sight.change(item(1))
    assert [head.rev for head in sight.live(LANE)] == [1]
    sight.change(item(2, deleted=True))
    assert list(sight.live(LANE)) == []
    assert sight.page(b"s").items[0].rev == 2


def test_what_is_stored_and_untouched_stays_live(home: Home) -> None:
    ledger = Ledger(home.space)
    item = home.write("dentiste")
    home.sync(ledger)
    sight = Sight(home.trail, home.space)
    found = sight.item(item)
    assert found is not None
    assert item in [head.item for head in sight.live(found.collection)]
    assert sight.kept(found.collection, 1)
    assert sight.kept(found.collection, 99) == ()
