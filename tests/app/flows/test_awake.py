"""What is watched is looked at once, then at each change that concerns it."""

import asyncio
import threading

import pytest

from app.domain.changes import Changes
from app.domain.ids import SpaceId
from app.flows.awake import awake
from app.flows.heart import Heart

pytestmark = pytest.mark.anyio
MINE, OTHER = SpaceId(b"m" * 16), SpaceId(b"o" * 16)


async def test_it_looks_now_then_at_what_concerns_it_until_it_is_cancelled() -> None:
    pulse, looks = Heart(), threading.Semaphore(0)
    follow = awake(pulse, lambda one: one.space == MINE, looks.release)
    task = asyncio.create_task(follow)
    assert await asyncio.to_thread(looks.acquire, timeout=30)
    pulse.beat(Changes(OTHER, frozenset({"task"})))
    await asyncio.sleep(0.05)
    assert not looks.acquire(blocking=False)
    pulse.beat(Changes(MINE, frozenset({"task"})))
    assert await asyncio.to_thread(looks.acquire, timeout=30)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
