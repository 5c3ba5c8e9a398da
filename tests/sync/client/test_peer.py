"""Each call of the peer asks the route of the protocol and reads its answer."""

from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import msgspec
import pytest

from app.domain.errors import AlveoleError, Broken, Refused
from sync import wire
from sync.client.peer import HttpPeer
from sync.client.session import Signer
from tests.sync.client.conftest import (
    Answering,
    DoorKeeper,
    Drops,
    Wrist,
    problem,
    reply,
    reply_json,
)

pytestmark = pytest.mark.anyio
SPACE, ME, PART = b"\x0a" * 16, b"\x0b" * 16, b"\x0c" * 32
OTHER = b"\x0d" * 16
S = f"/v1/spaces/{SPACE.hex()}"
PUSHED = wire.PushReply(3, b"h", [wire.Result(0, 3)])
PULLED = wire.PullReply(3, b"h", [], [], more=False)
LANE = wire.LaneReply(ME, 3, b"hc", [], [], more=False)
OFFER = wire.Offer(
    1, wire.Run(SPACE, ME, ME, b"", b""), 0, wire.Op(b"h", b"b", []), b"o"
)


def peer(answering: Answering, wrist: Wrist) -> tuple[HttpPeer, DoorKeeper]:
    door = DoorKeeper(answering)
    signer = Signer(ME, bytes(32))
    return HttpPeer("http://127.0.0.1:1", signer, now=wrist, transport=door), door


def packed(told: object) -> Answering:
    return lambda _: reply(200, msgspec.msgpack.encode(told))


Call = Callable[[HttpPeer], Awaitable[object]]


@pytest.mark.parametrize(
    ("call", "answer", "asked", "result"),
    [
        (lambda p: p.server(), {"wire": [1]}, "GET /v1/server", {"wire": [1]}),
        (lambda p: p.spaces(), [], "GET /v1/spaces", []),
        (lambda p: p.identity(ME), {}, f"GET /v1/identities/{ME.hex()}", {}),
        (
            lambda p: p.vault(ME),
            {"version": 2, "vault": "00ff"},
            f"GET /v1/identities/{ME.hex()}/vault",
            (2, b"\x00\xff"),
        ),
    ],
)
async def test_the_json_routes(
    wrist: Wrist, call: Call, answer: object, asked: str, result: object
) -> None:
    mine, door = peer(lambda _: reply_json(answer), wrist)
    assert await call(mine) == result
    last = door.asked[-1]
    assert f"{last.method} {last.url.raw_path.decode()}" == asked


@pytest.mark.parametrize(
    ("call", "answer", "asked", "result"),
    [
        (lambda p: p.found(b"x"), PUSHED, "POST /v1/spaces", PUSHED),
        (lambda p: p.push(SPACE, b"x"), PUSHED, f"POST {S}/changes", PUSHED),
        (
            lambda p: p.pull(SPACE, 4, limit=9),
            PULLED,
            f"GET {S}/changes?after=4&limit=9",
            PULLED,
        ),
        (
            lambda p: p.lane(SPACE, ME, 4, limit=9),
            LANE,
            f"GET {S}/lanes/{ME.hex()}?after=4&limit=9",
            LANE,
        ),
        (
            lambda p: p.offers(SPACE),
            wire.Offers([OFFER]),
            f"GET {S}/offers",
            [OFFER],
        ),
        (
            lambda p: p.missing(SPACE, [PART]),
            wire.Missing([PART]),
            f"POST {S}/blobs/missing",
            [PART],
        ),
        (lambda p: p.ack(SPACE, 4), None, f"POST {S}/acks", None),
    ],
)
async def test_the_messagepack_routes(
    wrist: Wrist, call: Call, answer: object, asked: str, result: object
) -> None:
    mine, door = peer(packed(answer), wrist)
    assert await call(mine) == result
    last = door.asked[-1]
    assert f"{last.method} {last.url.raw_path.decode()}" == asked


async def test_the_raw_routes(wrist: Wrist) -> None:
    mine, door = peer(lambda _: reply(200, b"raw"), wrist)
    assert await mine.get_part(SPACE, PART) == b"raw"
    assert await mine.spine(SPACE, 7) == b"raw"
    await mine.put_part(SPACE, PART, b"content")
    assert door.asked[-1].content == b"content"
    assert door.asked[-1].url.path == f"{S}/blobs/{PART.hex()}"


async def test_what_is_published_goes_in_hexadecimal(wrist: Wrist) -> None:
    mine, door = peer(lambda _: reply_json({}), wrist)
    await mine.register(b"\x01", b"\x02", b"\x03")
    assert door.asked[-1].content == (
        b'{"card": "01", "device_card": "02", "certificate": "03"}'
    )
    await mine.put_vault(ME, 2, b"\x04", recovery=(b"\x05", b"\x06"))
    assert b'"recovery": {"handle": "05", "key": "06"}' in door.asked[-1].content
    await mine.put_vault(ME, 3, b"\x04", recovery=())
    assert b'"recovery": null' in door.asked[-1].content
    await mine.retire(ME, b"\x07")
    assert door.asked[-1].url.path == f"/v1/devices/{ME.hex()}/retire"


async def test_a_snapshot_says_its_position(wrist: Wrist) -> None:
    body = wire.encode(PULLED)

    def answering(request: httpx.Request) -> httpx.Response:
        assert request.url.query == b"limit=5&after=&at=9"
        return reply(200, body, headers={"x-snapshot-seq": "9"})

    mine, _ = peer(answering, wrist)
    assert await mine.snapshot(SPACE, at=9, after=b"", limit=5) == (9, PULLED)


@pytest.mark.parametrize(
    "call",
    [
        lambda p: p.push(SPACE, b""),
        lambda p: p.pull(SPACE, 0, limit=1),
        lambda p: p.snapshot(SPACE, at=None, after=b"", limit=1),
        lambda p: p.missing(SPACE, []),
        lambda p: p.spaces(),
        lambda p: p.vault(ME),
        lambda p: p.server(),
    ],
    ids=["push", "pull", "snapshot", "missing", "spaces", "vault", "server"],
)
async def test_an_answer_that_is_not_the_protocol(wrist: Wrist, call: Call) -> None:
    mine, _ = peer(lambda _: reply(200, b'{"x":1}\xc1'), wrist)
    with pytest.raises(Broken, match=r"peer\.malformed"):
        await call(mine)


async def test_wake_ups_come_from_the_event_stream(wrist: Wrist) -> None:
    async def told() -> AsyncIterator[bytes]:
        yield b'event: head\ndata: {"s":"%s","n":5}\n\n' % SPACE.hex().encode()

    def answering(_: httpx.Request) -> httpx.Response:
        headers = {"content-type": "text/event-stream; charset=utf-8"}
        return httpx.Response(200, stream=Drops(told()), headers=headers)

    mine, _ = peer(answering, wrist)
    assert [wake async for wake in mine.events()] == [(SPACE, 5)]


async def test_without_a_stream_the_server_is_polled(wrist: Wrist) -> None:
    heads = iter([4, 4, 6])
    entrusted = [{"space": OTHER.hex(), "head": 9, "root": False}]

    def answering(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/v1/events":
            return problem(404, "not_found")
        if request.url.path == "/v1/spaces":
            mine = {"space": SPACE.hex(), "head": next(heads), "root": True}
            return reply_json([*entrusted, mine])
        assert request.url.params["wait"] == "25"
        return reply(200, wire.encode(PULLED))

    mine, door = peer(answering, wrist)
    wakes = mine.events()
    assert [await anext(wakes), await anext(wakes)] == [(OTHER, 9), (SPACE, 4)]
    entrusted.clear()
    assert [await anext(wakes), await anext(wakes)] == [(OTHER, 0), (SPACE, 6)]
    assert [r.url.path for r in door.asked].count(f"{S}/changes") == 2


async def test_nobody_polls_for_no_space(wrist: Wrist) -> None:
    def answering(request: httpx.Request) -> httpx.Response:
        events = request.url.path == "/v1/events"
        return problem(404, "not_found") if events else reply_json([])

    mine, _ = peer(answering, wrist)
    with pytest.raises(Refused, match="not_found"):
        [_ async for _ in mine.events()]


async def test_a_peer_closes_and_opens_again(wrist: Wrist) -> None:
    mine, _ = peer(lambda _: reply_json([]), wrist)
    await mine.spaces()
    await mine.close()
    assert await mine.spaces() == []


async def test_no_part_is_longer_than_a_part(wrist: Wrist) -> None:
    mine, _ = peer(lambda _: reply(200, bytes(wire.PART_MAX + 1)), wrist)
    with pytest.raises(AlveoleError, match=r"peer\.malformed"):
        await mine.get_part(SPACE, PART)
