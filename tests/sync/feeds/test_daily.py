"""A service is looked at now and then; what fails once does not end it."""

import asyncio

import pytest

from app.domain.errors import Unreachable
from sync.feeds.daily import PACE, Daily

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-045")]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Failing:
    """Fails each time."""

    def __init__(self) -> None:
        self.asked = 0

    async def due(self) -> None:
        self.asked += 1
        raise Unreachable("peer.silent")


async def test_it_goes_on_until_cancelled() -> None:
    failing, slept = Failing(), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await Daily(failing, sleep).follow()
    assert (failing.asked, slept) == (3, [PACE] * 3)
