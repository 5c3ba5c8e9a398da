"""A page becomes one write: entries, keys, what is known, and the position."""

from dataclasses import replace
from functools import partial

import pytest

from app.domain.entrusted import Lane, lane_name
from app.flows.entrusted.page import Desk, LanePage
from app.rules.lanes.sight import LaneSight
from app.rules.people import meet
from app.rules.standing import Standing
from tests.app.lies import flip
from tests.app.relatives import Family, a_family


@pytest.fixture
def family() -> Family:
    made = a_family()
    made.entrust()
    return made


def page_of(family: Family, kept: Lane | None = None) -> LanePage:
    """Return what the first page is read with."""
    louise, store = family.louise, family.louise.store
    me, now = louise.home.me, louise.home.world.ms()
    accepts = partial(louise.taking._accepts, louise.space, louise.collection)
    desk = Desk(store.vault, store.trail, me, now, louise.taking.bodies, accepts)
    standing = Standing.start(louise.space)
    meet(standing, me.shown, family.ledger.people.values())
    sight = LaneSight(store.trail, louise.space, louise.collection)
    return LanePage(
        desk, kept or Lane(louise.space, louise.collection), standing, sight
    )


def test_all_of_a_page_is_one_write(family: Family) -> None:
    louise, page = family.louise, page_of(family)
    roots, (lane,) = louise.pages()
    page.take(roots, lane, set())
    write = page.write
    assert write.space == louise.lane
    assert {entry.title for entry in write.entries} == {"dentiste", "kiné"}
    kept = write.secrets[lane_name(louise.lane)]
    assert kept is not None
    assert Lane.decode(kept).grant in family.giver.rights
    assert write.page is not None
    standing = Standing.decode(write.page.standing)
    assert standing.lane(louise.collection).n == lane.n
    assert page.taken.ops == len(write.page.steps)
    assert page.taken.entries == 2


def test_nothing_is_written_before_it_is_committed(family: Family) -> None:
    page = page_of(family)
    roots, (lane,) = family.louise.pages()
    page.take(roots, lane, set())
    assert not family.louise.store.here()


def test_a_lane_marked_ended_is_opened_no_more(family: Family) -> None:
    louise = family.louise
    past = replace(Lane(louise.space, louise.collection), whose="Camille")
    page = page_of(family, past)
    page.desk = replace(page.desk, now=1 << 60)
    roots, (lane,) = louise.pages()
    page.take(roots, lane, set())
    assert page.write.entries == ()
    assert page.kept.whose == "Camille"


def test_what_does_not_open_is_told_and_kept_as_evidence(family: Family) -> None:
    louise, page = family.louise, page_of(family)
    roots, (lane,) = louise.pages()
    rows = [
        replace(row, wraps=tuple(replace(w, wrap=flip(w.wrap)) for w in row.wraps))
        for row in lane.rows
    ]
    page.take(roots, replace(lane, rows=tuple(rows)), set())
    assert page.taken.refusals == ("wrap.invalid", "wrap.invalid")
    assert page.write.page is not None
    assert [one.code for one in page.write.page.evidence] == ["wrap.invalid"] * 2
    assert all(one.pieces for one in page.write.page.evidence)
