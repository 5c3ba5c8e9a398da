"""A network lost right after a push was answered: nothing shows what left."""

import httpx
import pytest

from app.domain.errors import Unreachable
from tests.journeys.town import Device, Town


class AfterPush(httpx.AsyncBaseTransport):
    """The town's wire, until a push is answered; nothing gets through after it."""

    def __init__(self, town: Town) -> None:
        self.town, self.over = town, False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.over:
            raise httpx.ConnectError("cut")
        self.over = (request.method, request.url.path[-8:]) == ("POST", "/changes")
        return await self.town.wire.handle_async_request(request)


class Unheard(httpx.AsyncBaseTransport):
    """The wire of a device until a push arrives, whose answer is lost."""

    def __init__(self, device: Device) -> None:
        self.town, self.over = device.town, False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.over:
            raise httpx.ConnectError("cut")
        answer = await self.town.wire.handle_async_request(request)
        self.over = (request.method, request.url.path[-8:]) == ("POST", "/changes")
        if self.over:
            raise httpx.ConnectError("cut")
        return answer


async def pushed_only(device: Device) -> None:
    """Let a device send what waits, and learn nothing after the server's word."""
    device.wire = AfterPush(device.town)
    with pytest.raises(Unreachable):
        await device.courier.sync()
    device.wire = None
    assert device.journal.controls(device.space.id) == []
    assert device.sealing.standing(device.space.id).promised
