"""Wires that lose, double, delay and cut; stores that die before or after a write."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

import httpx

from app.domain.changes import Changes
from app.domain.write import Origin, Write
from storage.memory.vault import MemoryVault
from tests.journeys.town import Device


class Crash(BaseException):
    """The process of a device died here."""


@dataclass
class Odds:
    """How often each thing goes wrong; all of it 0 in quiet times."""

    lost: float = 0.02
    unheard: float = 0.03
    doubled: float = 0.03
    late: float = 0.02
    meanwhile: float = 0.03
    crash: float = 0.01

    def calm(self) -> None:
        """Let nothing go wrong from now on."""
        self.lost = self.unheard = self.doubled = 0.0
        self.late = self.meanwhile = self.crash = 0.0


@dataclass
class Chaos(httpx.AsyncBaseTransport):
    """The wire of one device."""

    device: Device
    dice: Random
    odds: Odds
    meanwhile: Callable[[Device, bool], Awaitable[None]]
    late: list[httpx.Request] = field(default_factory=list)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry a request to the server, or not, or twice, or too late."""
        self._may_die()
        pushing = request.method == "POST" and request.url.path.endswith("/changes")
        if pushing or self._happens(self.odds.meanwhile):
            await self.meanwhile(self.device, pushing)
        if self._happens(self.odds.lost):
            raise httpx.ConnectError("lost")
        if self._happens(self.odds.late):
            self.late.append(await _copy(request))
            raise httpx.ReadTimeout("late")
        if self._happens(self.odds.doubled):
            await self._carry(await _copy(request))
        response = await self._carry(request)
        self._may_die()
        if self._happens(self.odds.unheard):
            raise httpx.ReadError("unheard")
        return response

    async def deliver_late(self) -> None:
        """Let one old request reach the server at last; nobody reads the answer."""
        if self.late:
            await self._carry(self.late.pop(0))

    async def _carry(self, request: httpx.Request) -> httpx.Response:
        return await self.device.town.wire.handle_async_request(request)

    def _happens(self, chance: float) -> bool:
        return self.dice.random() < chance

    def _may_die(self) -> None:
        if self._happens(self.odds.crash):
            raise Crash


async def _copy(request: httpx.Request) -> httpx.Request:
    return httpx.Request(
        request.method,
        request.url,
        headers=request.headers,
        content=await request.aread(),
    )


class MortalVault(MemoryVault):
    """A store whose process may die just before or just after a transaction."""

    dice: Random
    odds: Odds

    def commit(self, write: Write, *, origin: Origin = Origin.HERE) -> Changes:
        """Do all of *write*, or die."""
        if origin is Origin.HERE:
            return super().commit(write, origin=origin)
        if self.dice.random() < self.odds.crash:
            raise Crash
        changes = super().commit(write, origin=origin)
        if self.dice.random() < self.odds.crash:
            raise Crash
        return changes
