"""A question follows what changes: one at a time, and once more at the end."""

import asyncio
from threading import Event, Lock

import pytest

from views.parts.following import Question

pytestmark = pytest.mark.anyio
MANY = 500


class Slow:
    """A question that takes as long as it is told to; counts how many are asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.most = 0
        self.go = Event()
        self._now = 0
        self._lock = Lock()

    def __call__(self) -> int:
        with self._lock:
            self.asked += 1
            self._now += 1
            self.most = max(self.most, self._now)
        self.go.wait(60)
        with self._lock:
            self._now -= 1
            return self.asked


async def no_rest(_seconds: float) -> None:
    """Rest not at all."""


async def test_changes_that_pour_in_are_asked_once_more_not_each() -> None:
    ask, answers = Slow(), list[int]()
    question = Question(ask, answers.append, no_rest)
    for _ in range(MANY):
        question.begin()
        await asyncio.sleep(0)
    ask.go.set()
    await until(answers, 2)
    assert (ask.asked, ask.most, answers) == (2, 1, [1, 2])


async def test_between_two_it_rests_the_longer_the_slower_it_is() -> None:
    ask, answers, rests = Slow(), list[int](), list[float]()

    async def sleep(seconds: float) -> None:
        rests.append(seconds)

    question = Question(ask, answers.append, sleep)
    question.begin()
    await begun(ask)
    await asyncio.sleep(0.05)
    question.begin()
    ask.go.set()
    await until(answers, 2)
    (rest,) = rests
    assert 0.14 < rest <= 1.0


async def test_a_change_after_the_answer_is_asked_at_once() -> None:
    ask, answers, rests = Slow(), list[int](), list[float]()
    ask.go.set()

    async def sleep(seconds: float) -> None:
        rests.append(seconds)

    question = Question(ask, answers.append, sleep)
    for count in (1, 2, 3):
        question.begin()
        await until(answers, count)
        await asyncio.sleep(0.01)
    assert (answers, rests) == ([1, 2, 3], [])


async def test_what_is_no_longer_wanted_is_not_answered() -> None:
    ask, answers = Slow(), list[int]()
    question = Question(ask, answers.append, no_rest)
    question.begin()
    await begun(ask)
    question.end()
    ask.go.set()
    await asyncio.sleep(0.05)
    question.begin()
    await asyncio.sleep(0.05)
    assert (answers, ask.asked) == ([], 1)


async def begun(ask: Slow) -> None:
    """Wait until a thread has begun to ask."""
    while not ask.asked:  # noqa: ASYNC110 - it comes from a thread
        await asyncio.sleep(0.01)


async def until(answers: list[int], count: int) -> None:
    """Wait until that many answers came."""
    for _ in range(6000):
        if len(answers) >= count:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{answers} of {count}")
