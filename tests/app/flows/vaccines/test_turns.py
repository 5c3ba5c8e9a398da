"""Two that ask at once work one after the other; who gives up holds nobody."""

import asyncio
from threading import Thread

import pytest

from app.flows.vaccines.turns import Turns

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_one_works_after_the_other_even_in_another_thread() -> None:
    turns, told = Turns(), list[str]()

    async def work(name: str) -> None:
        async with turns.alone():
            told.append(f"{name} begins")
            await asyncio.sleep(0.05)
            told.append(f"{name} ends")

    other = Thread(target=lambda: asyncio.run(work("b")))
    async with turns.alone():
        other.start()
        await asyncio.sleep(0.05)
        told.append("a ends")
    await asyncio.gather(work("c"), asyncio.to_thread(other.join))
    assert told[0] == "a ends"
    assert [one[0] for one in told[1:]] in (list("bbcc"), list("ccbb"))


async def test_who_gives_up_waiting_holds_nobody() -> None:
    turns = Turns()
    async with turns.alone():
        waiting = asyncio.ensure_future(_once(turns))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(60), turns.alone():
        pass


async def _once(turns: Turns) -> None:
    async with turns.alone():
        pass
