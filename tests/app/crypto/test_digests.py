"""A digest changes with anything it vouches for."""

from dataclasses import replace

import pytest

from app.crypto import runs
from app.crypto.canon import digest
from app.crypto.digests import LaneState, lane_digest
from tests.vectors import world as w
from tests.vectors.seeds import AT, seed

FIRST = runs.op_hash(w.HEAD, runs.run_id(w.RUN3), 0)
HC3 = bytes.fromhex("91bf9a1aa5ed14b8f56fd64c1ea339e4d3c5e2df670bd727691d3dd24954252e")
STATE = LaneState(3, HC3, (), {w.DEVICE: (3, AT)}, {w.ITEM: (1, FIRST)})


def test_the_golden_digest() -> None:
    core = lane_digest(w.SPACE, w.COLL, STATE).encode()
    assert digest(core).hex() == (
        "6706c790bf9f01efa425eedc92fa9f7308d963b11048306a83c39e21010d6553"
    )


@pytest.mark.parametrize(
    "other",
    [
        replace(STATE, n=4),
        replace(STATE, hc=FIRST),
        replace(STATE, controls=(FIRST,)),
        replace(STATE, writers={}),
        replace(STATE, writers={w.DEVICE: (2, AT)}),
        replace(STATE, writers={w.DEVICE: (3, AT - 1)}),
        replace(STATE, live={}),
        replace(STATE, live={w.ITEM: (0, FIRST)}),
        replace(STATE, live={w.ITEM: (1, HC3)}),
        replace(STATE, live={seed("x", 16): (1, FIRST)}),
    ],
    ids=str,
)
def test_it_tells_every_change(other: LaneState) -> None:
    expected = lane_digest(w.SPACE, w.COLL, STATE)
    assert lane_digest(w.SPACE, w.COLL, other) != expected


def test_it_belongs_to_one_lane() -> None:
    place = lane_digest(w.SPACE, w.COLL, STATE)
    assert lane_digest(w.ITEM, w.COLL, STATE).live != place.live
    assert lane_digest(w.SPACE, w.ITEM, STATE).writers != place.writers


def test_it_does_not_depend_on_the_order_things_were_met() -> None:
    rows = {seed(name, 16): (1, FIRST) for name in "abc"}
    turned = dict(reversed(rows.items()))
    one = lane_digest(w.SPACE, w.COLL, replace(STATE, live=rows))
    assert lane_digest(w.SPACE, w.COLL, replace(STATE, live=turned)) == one


def test_the_order_of_controls_matters() -> None:
    forth = lane_digest(w.SPACE, w.COLL, replace(STATE, controls=(FIRST, HC3)))
    back = lane_digest(w.SPACE, w.COLL, replace(STATE, controls=(HC3, FIRST)))
    assert forth != back
