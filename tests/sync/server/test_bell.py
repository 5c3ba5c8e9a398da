"""Who follows a space is woken, with the newest head and nothing else."""

import pytest

from sync.server.bell import WHOLE, Bell, Ear, Followed

pytestmark = pytest.mark.anyio
ALICE, SPACE, OTHER = b"alice", b"space", b"other"
LANES = frozenset({b"measures"})


async def test_a_listener_hears_its_spaces_only() -> None:
    bell, ear = Bell(), Ear(ALICE, {SPACE: WHOLE})
    bell.add(ear)
    for space, head in ((SPACE, 1), (OTHER, 9), (SPACE, 2)):
        bell.ring(space, head, 1, LANES)
    assert await ear.wait(1) == {SPACE: 2}
    assert await ear.wait(0.001) == {}


async def test_a_founded_space_is_followed_at_once() -> None:
    bell, ear, stranger = Bell(), Ear(ALICE, {}), Ear(b"bob", {})
    bell.add(ear)
    bell.add(stranger)
    bell.join(ALICE, SPACE)
    bell.ring(SPACE, 1, 1, LANES)
    assert await ear.wait(1) == {SPACE: 1}
    assert await stranger.wait(0.001) == {}


async def test_a_listener_that_left_hears_nothing() -> None:
    bell = Bell()
    ear = bell.add(Ear(ALICE, {SPACE: WHOLE}))
    bell.remove(ear)
    bell.ring(SPACE, 1, 1, LANES)
    assert (len(bell), await ear.wait(0.001)) == (0, {})


async def test_a_retired_device_is_sent_home_alone() -> None:
    bell = Bell()
    gone = bell.add(Ear(ALICE, {SPACE: WHOLE}, b"phone"))
    kept = bell.add(Ear(ALICE, {SPACE: WHOLE}, b"tablet"))
    bell.end(b"phone")
    assert (gone.closed, kept.closed) == (True, False)


async def test_a_stop_sends_everybody_home_and_those_who_come_after() -> None:
    bell = Bell()
    ear = bell.add(Ear(ALICE, {SPACE: WHOLE}))
    bell.stop()
    assert await ear.wait(1) == {}
    assert (ear.closed, bell.add(Ear(ALICE, {})).closed) == (True, True)


async def test_a_space_is_followed_until_its_last_day() -> None:
    bell = Bell()
    ear = bell.add(Ear(ALICE, {}))
    bell.join(ALICE, SPACE, Followed(10))
    bell.ring(SPACE, 1, 10, LANES)
    assert await ear.wait(0.001) == {}
    bell.ring(SPACE, 2, 9, LANES)
    assert await ear.wait(1) == {SPACE: 2}


async def test_who_is_put_out_is_told_once_then_hears_nothing_more() -> None:
    bell, bob = Bell(), Ear(b"bob", {SPACE: WHOLE})
    ear, stranger = bell.add(Ear(ALICE, {SPACE: WHOLE})), bell.add(Ear(ALICE, {}))
    bell.add(bob)
    bell.leave(ALICE, SPACE)
    assert (await ear.wait(1), await stranger.wait(0.001)) == ({SPACE: 0}, {})
    bell.ring(SPACE, 1, 1, LANES)
    assert (await ear.wait(0.001), await bob.wait(1)) == ({}, {SPACE: 1})


async def test_who_reads_a_lane_is_woken_by_that_lane_alone() -> None:
    """Nor are they told how long the log is: it would say how much one writes."""
    bell = Bell()
    ear = bell.add(Ear(ALICE, {SPACE: Followed(0, LANES)}))
    bell.ring(SPACE, 7, 1, frozenset({b"masked"}))
    assert await ear.wait(0.001) == {}
    bell.ring(SPACE, 8, 1, LANES | {b"masked"})
    assert await ear.wait(1) == {SPACE: 0}
