"""Counters ascend and never serve twice; groups stay whole."""

import pytest

from app.crypto.runs import RUN_MAX, verify_op, verify_run
from app.crypto.signing import public_of
from app.crypto.statements import Head, OpType
from app.domain.errors import Refused
from app.domain.ids import ROOT
from app.flows.keychain import SpaceKeys
from app.flows.sealed.batch import SIZE_MAX, Draft, Drafts, Sealed, seal
from tests.app.worlds import Home, a_home

LANE, OTHER = b"c" * 16, b"d" * 16


@pytest.fixture
def home() -> Home:
    return a_home()[0]


def sealed(home: Home, *drafts: Draft, now: int = 1000, ctr: int = 0) -> Sealed:
    made = Drafts()
    for draft in drafts:
        made.add(draft)
    standing = home.sealing.standing(home.space)
    standing.ctr = ctr
    keys = SpaceKeys(home.vault, home.space)
    return seal(made, standing, keys, home.me, now=now)


def put(lane: bytes = LANE, line: int = 1) -> Draft:
    return Draft(OpType.PUT, lane, 1, bytes(16), 0, b"body", line=line)


def test_one_run_a_collection_the_root_first(home: Home) -> None:
    control = Draft(OpType.RETIRE, ROOT, 1, core=b"c", root_epoch=1)
    out = sealed(home, put(), put(OTHER), put(), control)
    assert [run.run.collection for run in out.runs] == [ROOT, LANE, OTHER]
    assert [len(run.ops) for run in out.runs] == [1, 2, 1]


def test_counters_ascend_over_the_whole_push(home: Home) -> None:
    out = sealed(home, put(), put(OTHER), put())
    ctrs = [Head.decode(op.head).ctr for run in out.runs for op in run.ops]
    assert ctrs == [1000, 1001, 1002] == [flown.ctr for flown in out.flight]


def test_a_counter_never_goes_back_with_the_clock(home: Home) -> None:
    out = sealed(home, put(), now=5, ctr=7_000)
    assert out.flight[0].ctr == 7_001


def test_each_run_verifies(home: Home) -> None:
    out = sealed(home, put(), put())
    public = public_of(home.me.keys.sign)
    for run in out.runs:
        verify_run(public, run.run, home.space)
        for index, op in enumerate(run.ops):
            verify_op(run.run, index, op.head, op.body)


def test_drafts_added_together_share_a_group() -> None:
    drafts = Drafts()
    drafts.add(put(), put(OTHER))
    drafts.add(put(), put(OTHER))
    drafts.add(put())
    groups = [draft.group for lane in drafts.in_order() for draft in lane]
    assert len(set(groups)) == 3
    assert groups.count(0) == 1


def test_a_push_is_closed_before_the_limits() -> None:
    drafts = Drafts()
    assert not drafts.fits(Draft(1, LANE, 1, body=bytes(SIZE_MAX)))
    assert not drafts.fits(*[put()] * (RUN_MAX + 1))
    assert drafts.fits(*[put()] * RUN_MAX)


def test_a_control_needs_the_root_key(home: Home) -> None:
    control = Draft(OpType.RETIRE, ROOT, 1, core=b"c", root_epoch=9)
    with pytest.raises(Refused, match=r"root\.absent"):
        sealed(home, control)
