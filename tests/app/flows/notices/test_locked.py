"""While the space is closed each word is said at its hour, once, and no sooner."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.notice import Moment, Notice, Word
from app.flows.notices.locked import Locked
from tests.app.flows.notices.telling import Listening

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-124")]
START = datetime(2026, 12, 1, 7, 58, tzinfo=UTC)


@dataclass
class Time:
    """A clock that its own waits move, and a door that opens at a moment."""

    now: datetime = START
    opens: datetime = START + timedelta(days=9)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        self.now += timedelta(seconds=seconds)

    def closed(self) -> bool:
        """Say whether the space still is."""
        return self.now < self.opens


def after(word: Word, **time: float) -> Moment:
    """Return a moment so long after the start."""
    return Moment(int((START + timedelta(**time)).timestamp() * 1000), word)


async def said(moments: list[Moment], time: Time) -> list[Notice]:
    """Return what is said of *moments*."""
    system = Listening()
    clock = (lambda: time.now, time.sleep)
    await Locked(system, moments, time.closed, *clock).follow()
    return system.told


async def test_each_is_said_at_its_hour_those_of_one_hour_together() -> None:
    moments = [
        after(Word.REMINDER, minutes=2),
        after(Word.REMINDER, minutes=2),
        after(Word.NEWS, hours=1),
    ]
    time = Time()
    told = await said(moments[::-1], time)
    assert told == [Notice(Word.REMINDER, 2), Notice(Word.NEWS)]
    assert time.now - START < timedelta(minutes=63)


async def test_once_the_space_is_open_it_tells_by_itself() -> None:
    time = Time(opens=START + timedelta(minutes=1))
    assert await said([after(Word.REMINDER, minutes=2)], time) == []
    assert time.now - START < timedelta(minutes=3)


async def test_a_computer_that_slept_says_it_on_waking() -> None:
    time = Time(now=START + timedelta(hours=5))
    assert await said([after(Word.REMINDER, minutes=2)], time) == [
        Notice(Word.REMINDER)
    ]


async def test_nothing_to_say_is_nothing_to_wait_for() -> None:
    time = Time()
    assert await said([], time) == []
    assert time.now == START


async def test_what_nobody_saw_since_adds_up_by_word() -> None:
    moments = [after(Word.REMINDER, minutes=2), after(Word.NEWS, minutes=2)]
    told = await said([*moments, after(Word.REMINDER, days=1)], Time())
    assert told[-1] == Notice(Word.REMINDER, 2)
    assert sorted(told[:2], key=lambda one: one.word) == [
        Notice(Word.NEWS),
        Notice(Word.REMINDER),
    ]
