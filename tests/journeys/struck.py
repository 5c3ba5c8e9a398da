"""An exchange stopped at any request or any write, as by a network or a battery."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final, Literal, NamedTuple, Protocol

import httpx

from app.domain.errors import Unreachable
from storage.memory.state import State
from tests.journeys.town import Device

Sort = Literal["lost", "unheard", "killed"]
SORTS: Final[tuple[Sort, ...]] = ("lost", "unheard", "killed")
"""A request that never arrives; one that changes something, whose answer is lost; a
kill before what was to be kept is. A kill right after is what the next request lost
leaves."""


class Killed(BaseException):
    """The device stops there."""


class Blow(NamedTuple):
    """What stops an exchange: at its request, or its write, of that rank."""

    sort: Sort
    at: int


class Cut(httpx.AsyncBaseTransport):
    """The town's wire until the request of a rank; nothing gets through after it."""

    def __init__(self, device: Device, blow: Blow) -> None:
        self.device, self.left, self.over = device, blow.at, False
        self.arrives = blow.sort == "unheard"

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if not (self.arrives and request.method == "GET"):
            self.over |= self.left == 0
            self.left -= 1
        if self.over and (self.left < -1 or not self.arrives):
            raise httpx.ConnectError("cut")
        answer = await self.device.town.wire.handle_async_request(request)
        if self.over:
            raise httpx.ConnectError("cut")
        return answer


@contextmanager
def _killing(device: Device, blow: Blow) -> Iterator[None]:
    """Have the device die before the write of a rank is kept, and write no more."""
    memory, ranks = device.memory, count()
    real = memory.writing

    @contextmanager
    def writing() -> Iterator[State]:
        if next(ranks) >= blow.at:
            raise Killed
        with real() as draft:
            yield draft

    memory.writing = writing  # type: ignore[method-assign]
    try:
        yield
    finally:
        memory.writing = real  # type: ignore[method-assign]


async def strike(device: Device, blow: Blow) -> bool:
    """Exchange until the blow, then start again; say whether it fell."""
    try:
        if blow.sort != "killed":
            device.wire = Cut(device, blow)
            await device.courier.sync()
        else:
            with _killing(device, blow):
                await device.courier.sync()
    except (Unreachable, Killed):
        return True
    finally:
        device.wire = None
        device.crash()
    return False


class Flow(Protocol):
    """Something said between two people, or a person and a service."""

    device: Device

    async def say(self) -> None:
        """Say it once more, without network."""

    async def look(self) -> None:
        """Hold what each side is told against what is, the exchange stopped."""

    async def settle(self) -> None:
        """Exchange until nothing is new; look whether all agree."""


async def through(flow: Flow) -> int:
    """Say it again for each request, then for each write, and strike there.

    Return how many blows fell.
    """
    fallen = 0
    for sort in SORTS:
        for at in count():
            await flow.say()
            fell = await strike(flow.device, Blow(sort, at))
            await flow.look()
            await flow.settle()
            flow.device.town.watch.pass_by(minutes=1)
            fallen += fell
            if not fell:
                break
    return fallen
