"""A stream says which space moved, and ends when the server stops."""

import asyncio

import pytest
from starlette.requests import Request

from app.domain.errors import Refused
from sync.server.events import Events
from sync.server.settings import Settings
from tests.sync.server.actors import Device, push_of
from tests.sync.server.rig import Home, Rig

pytestmark = pytest.mark.anyio


def request(home: Home) -> Request:
    told = home.caller.headers["authorization"].encode()
    return Request({"type": "http", "headers": [(b"authorization", told)]})


def event(home: Home, head: int) -> bytes:
    told = f'{{"s":"{home.space.id.hex()}","n":{head}}}'
    return f"event: head\ndata: {told}\n\n".encode()


async def test_a_stream_tells_the_head_and_nothing_else(
    home: Home, rig: Rig, phone: Device
) -> None:
    events = Events(rig.app.desk)
    answer = await events.follow(request(home))
    lines = answer.body_iterator  # type: ignore[attr-defined]
    assert await anext(lines) == b": open\n\n"
    assert await anext(lines) == event(home, 4)
    await home.push(push_of(phone, home.space, [home.space.put(phone, "a")]))
    assert await anext(lines) == event(home, 5)
    await lines.aclose()
    assert len(rig.app.desk.bell) == 0


async def test_what_moved_while_nobody_listened_is_told_at_once(
    home: Home, rig: Rig, phone: Device
) -> None:
    answer = await Events(rig.app.desk).follow(request(home))
    await home.push(push_of(phone, home.space, [home.space.put(phone, "a")]))
    lines = answer.body_iterator  # type: ignore[attr-defined]
    assert [await anext(lines), await anext(lines)][1] == event(home, 5)
    await lines.aclose()


async def test_a_stop_ends_the_stream_kindly(home: Home, rig: Rig) -> None:
    answer = await Events(rig.app.desk).follow(request(home))
    lines = answer.body_iterator  # type: ignore[attr-defined]
    await anext(lines)
    rig.app.drain()
    async with asyncio.timeout(5):
        rest = [line async for line in lines]
    assert rest[-1] == b"retry: 2000\n\n"


async def test_a_device_has_a_few_streams_only(rig: Rig, phone: Device) -> None:
    rig.restart(Settings(signup="open", events_per_device=1))
    home = await rig.founded(phone)
    events = Events(rig.app.desk)
    answer = await events.follow(request(home))
    lines = answer.body_iterator  # type: ignore[attr-defined]
    await anext(lines)
    with pytest.raises(Refused, match="rate_limited"):
        await events.follow(request(home))
    await lines.aclose()
    await events.follow(request(home))
