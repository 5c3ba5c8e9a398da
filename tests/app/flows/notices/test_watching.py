"""Looks are few: once a minute at most, and only if something may have changed."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.domain.changes import Changes
from app.domain.errors import Broken
from app.domain.ids import SpaceId
from app.flows.heart import Heart
from app.flows.notices.watching import PACE, Watching

pytestmark = pytest.mark.anyio
SPACE = SpaceId(bytes(16))


@dataclass
class Stage:
    """A clock, a pulse, and notices that only count how often they look."""

    now: datetime = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    heart: Heart = field(default_factory=Heart)
    looks: int = 0
    glances: int = 0
    waits: list[float] = field(default_factory=list)
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    broken: bool = False
    reminder: datetime | None = None

    async def look(self) -> None:
        """Count."""
        self.looks += 1
        if self.broken:
            raise Broken("disk.full")

    def struck(self, now: datetime) -> bool:
        """Say whether the hour of a reminder came; a look then waits for the next."""
        came = self.reminder is not None and self.reminder <= now
        self.reminder = None if came else self.reminder
        return came

    def seen(self) -> bool:
        """Count."""
        self.glances += 1
        return False

    async def sleep(self, seconds: float) -> None:
        """Wait for the test."""
        self.waits.append(seconds)
        await self.turn.acquire()

    async def minute(self, *, later: float = 1) -> int:
        """Let a minute pass; return how many looks there were in all."""
        self.now += timedelta(minutes=later)
        self.turn.release()
        for _ in range(5):
            await asyncio.sleep(0)
        return self.looks

    def beat(self, *kinds: str) -> None:
        """Say that something changed."""
        self.heart.beat(Changes(SPACE, frozenset(kinds)))

    def watching(self) -> asyncio.Task[None]:
        """Begin."""
        notices: Any = self
        watching = Watching(notices, self.heart, lambda: self.now, self.sleep)
        return asyncio.create_task(watching.follow())


async def test_it_looks_after_a_minute_then_only_when_something_changed() -> None:
    stage = Stage()
    task = stage.watching()
    assert [await stage.minute() for _ in range(3)] == [1, 1, 1]
    stage.beat("setting")
    assert await stage.minute() == 1
    stage.beat("document", "journal")
    assert [await stage.minute() for _ in range(2)] == [2, 2]
    stage.beat("preference")
    assert await stage.minute() == 3
    assert set(stage.waits) == {PACE}
    task.cancel()


@pytest.mark.covers("C-060")
async def test_it_looks_within_a_minute_of_a_reminder() -> None:
    stage = Stage()
    task = stage.watching()
    assert await stage.minute() == 1
    stage.reminder = stage.now + timedelta(minutes=2)
    assert [await stage.minute() for _ in range(3)] == [1, 2, 2]
    task.cancel()


async def test_each_minute_knows_whether_what_was_told_is_seen() -> None:
    stage = Stage()
    task = stage.watching()
    for _ in range(3):
        await stage.minute()
    assert (stage.glances, stage.looks) == (3, 1)
    task.cancel()


async def test_a_new_hour_is_a_reason_to_look() -> None:
    stage = Stage()
    task = stage.watching()
    assert await stage.minute() == 1
    assert await stage.minute(later=59) == 2
    assert await stage.minute() == 2
    task.cancel()


async def test_a_store_that_cannot_be_read_ends_nothing() -> None:
    stage = Stage(broken=True)
    task = stage.watching()
    await stage.minute()
    stage.beat("document")
    assert await stage.minute() == 2
    task.cancel()


async def test_once_stopped_it_listens_to_nothing() -> None:
    stage = Stage()
    task = stage.watching()
    await stage.minute()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert stage.heart._listeners == {}
