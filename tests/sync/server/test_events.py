"""A stream says which space moved, and ends when the server stops."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.requests import Request

from app.domain.errors import Refused
from sync.server.events import Events
from sync.server.settings import Settings
from tests.sync.server.actors import AT, Device, push_of
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
    async with asyncio.timeout(60):
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


async def listening(rig: Rig, home: Home) -> AsyncIterator[bytes]:
    """Open the stream of a device and hear all it begins with."""
    answer = await Events(rig.app.desk).follow(request(home))
    lines: AsyncIterator[bytes] = answer.body_iterator  # type: ignore[attr-defined]
    assert await anext(lines) == b": open\n\n"
    return lines


@pytest.mark.covers("C-028")
async def test_who_is_given_a_lane_follows_its_space_until_it_is_taken_back(
    home: Home, rig: Rig, phone: Device, stranger: Device
) -> None:
    space, theirs = home.space, await rig.founded(stranger, "theirs")
    lines = await listening(rig, theirs)
    assert await anext(lines) == event(theirs, 4)
    to, on = stranger.person, space.collection
    given = space.granting(phone, to, role=2, until=AT + 10**6, on=on)
    await home.push(push_of(phone, space, [given]))
    assert await anext(lines) == event(home, 0)
    await home.push(push_of(phone, space, [space.put(phone, "a")]))
    assert await anext(lines) == event(home, 0)
    revoked = space.revoking(phone, given, on=on)
    await home.push(push_of(phone, space, [revoked]))
    assert await anext(lines) == event(home, 0)
    await home.push(push_of(phone, space, [space.put(phone, "c")]))
    again = theirs.space.put(stranger, "b")
    await theirs.push(push_of(stranger, theirs.space, [again]))
    assert await anext(lines) == event(theirs, 5)
    await lines.aclose()  # type: ignore[attr-defined]


async def test_a_push_of_nothing_wakes_nobody(
    home: Home, rig: Rig, phone: Device, stranger: Device
) -> None:
    """A reader who writes in vain does not keep the devices of a person awake."""
    space, reader = home.space, home.on(await rig.member(stranger))
    given = space.granting(phone, stranger.person, role=2, on=space.collection)
    await home.push(push_of(phone, space, [given]))
    lines = await listening(rig, home)
    assert await anext(lines) == event(home, 5)
    refused = await reader.push(push_of(stranger, space, [space.put(stranger, "a")]))
    assert refused.results[0].code == "right_missing"
    (ear,) = rig.app.desk.bell._ears
    assert await ear.wait(0.001) == {}
    await home.push(push_of(phone, space, [space.put(phone, "b")]))
    assert await anext(lines) == event(home, 6)
    await lines.aclose()  # type: ignore[attr-defined]


@pytest.mark.covers("C-028")
async def test_nobody_is_woken_after_the_last_day(
    home: Home, rig: Rig, phone: Device, stranger: Device
) -> None:
    space, theirs = home.space, await rig.founded(stranger, "theirs")
    to, on = stranger.person, space.collection
    given = space.granting(phone, to, role=2, until=AT + 1000, on=on)
    await home.push(push_of(phone, space, [given]))
    lines = await listening(rig, theirs)
    assert sorted((await anext(lines)).split(b"event")[1:]) == sorted(
        told.removeprefix(b"event") for told in (event(home, 5), event(theirs, 4))
    )
    rig.clock.pass_by(seconds=1)
    await home.push(push_of(phone, space, [space.put(phone, "a")]))
    again = theirs.space.put(stranger, "b")
    await theirs.push(push_of(stranger, theirs.space, [again]))
    assert await anext(lines) == event(theirs, 5)
    await lines.aclose()  # type: ignore[attr-defined]
