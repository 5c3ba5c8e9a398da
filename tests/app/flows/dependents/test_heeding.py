"""While a home is open, each space of it is looked after."""

import asyncio
from contextlib import suppress

import pytest

from app.domain.errors import Refused
from app.domain.ids import SpaceId
from app.flows.dependents.dependents import Tie
from app.flows.dependents.heeding import Heeding
from app.flows.heart import Heart
from tests.app.flows.dependents.family import a_family

pytestmark = pytest.mark.anyio


class Looked:
    """What was looked after, told from a thread to the loop of the test."""

    def __init__(self, code: str = "") -> None:
        self._loop, self._code = asyncio.get_running_loop(), code
        self._told: asyncio.Queue[SpaceId] = asyncio.Queue()

    def keep(self, space: SpaceId) -> None:
        """Look after a space, or fail to."""
        self._loop.call_soon_threadsafe(self._told.put_nowait, space)
        if self._code:
            raise Refused(self._code)

    async def until(self, space: SpaceId) -> None:
        """Wait for a space to be looked after."""
        async with asyncio.timeout(60):
            while await self._told.get() != space:
                pass


@pytest.mark.parametrize("code", ["", "person.unknown"])
async def test_those_there_and_those_who_come_are_looked_after(code: str) -> None:
    """One that cannot be looked after now ends nothing."""
    heart, looked = Heart(), Looked(code)
    family = a_family(heart)
    there = family.dependents.add("Léa", birth_date="", tie=Tie.CHILD)
    following = asyncio.create_task(
        Heeding(family.dependents, heart, looked.keep).follow()
    )
    await looked.until(there.id)
    family.dependents.put_away(there.id)
    await looked.until(there.id)
    if not code:
        come = family.dependents.add("Tom", birth_date="", tie=Tie.CHILD)
        await looked.until(come.id)
    assert not following.done()
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following
