"""Lies of the line itself: answers too big, too slow, too deep, from elsewhere."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import httpx
import msgspec
import pytest

from app.domain.errors import Refused
from sync import wire
from sync.client.line import Line
from tests.adversary.attack import Attack, Level, Plot
from tests.adversary.holes import hole
from tests.adversary.liar import Told
from tests.adversary.scene import CHANGES, Scene, told_to

DEEP = (
    b"\x91" * 200_000,
    b"\xdd\xff\xff\xff\xff",
    b"\xc6\xff\xff\xff\xff",
    b"\xdf\xff\xff\xff\xff",
    b"\x95" + b"\xcf" + b"\xff" * 8,
    b"",
)
"""Arrays in arrays, and counts of 2^32 with nothing behind."""


def instead(change: Callable[[Scene, Told], object]) -> Plot:
    """Return a plot where a page of the log is answered by something else."""

    async def plot(scene: Scene) -> None:
        await scene.sends(scene.phone)
        if scene.lying:
            scene.liar.lie("GET", CHANGES, lambda told: change(scene, told))

    return plot


def deep(scene: Scene, told: Told) -> None:
    """48: nesting and counts no memory holds."""
    told.body = scene.dice.choice(DEEP)


def oversized(scene: Scene, told: Told) -> None:
    """48: a page past its limit, well formed."""
    size = (wire.PAGE_MAX + (1 << 20)) + scene.dice.randint(1, 1 << 20)
    told.body = wire.encode(wire.PullReply(1 << 30, bytes(size), [], [], more=False))


def unknown_field(_: Scene, told: Told) -> None:
    """S1: one more field than the protocol has."""
    told.body = b"\x96" + told.body[1:] + b"\xc3"


def redirected(_: Scene, told: Told) -> None:
    """S1: another host."""
    told.status = 307
    told.headers["location"] = "https://elsewhere.example/v1"


MARKUP = "<img src=x onerror=alert(1)>"


def markup(_: Scene, told: Told) -> None:
    """S1: a refusal whose code is an instruction."""
    told.status = 400
    told.headers["content-type"] = "application/json"
    told.body = json.dumps({"code": MARKUP, "detail": {"say": MARKUP}}).encode()


class Pieces(httpx.AsyncByteStream):
    """A true answer, then what never ends; or a true answer, drop by drop."""

    def __init__(self, body: bytes, *, endless: bool) -> None:
        self.body, self.endless, self.given = body, endless, 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Give it."""
        if self.endless:
            yield self.body
            while True:
                self.given += 1
                yield bytes(1 << 16)
        for place in range(0, len(self.body), 1 + len(self.body) // 10):
            await asyncio.sleep(0.02)
            yield self.body[place : place + 1 + len(self.body) // 10]


def streamed(*, endless: bool) -> Plot:
    def stream(_: Scene, told: Told) -> None:
        told.stream = Pieces(told.body, endless=endless)

    return instead(stream)


async def hurried(scene: Scene) -> set[str]:
    """Exchange with little patience: seconds are too long for a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sync.client.line.TIMEOUT", 0.06)
        return await told_to(scene.victim)


async def not_elsewhere(scene: Scene) -> set[str]:
    """Exchange, and see whether another host was asked."""
    told = await told_to(scene.victim)
    return {"went elsewhere"} if "elsewhere" in scene.heard().decode("latin1") else told


class Anything:
    """A list of codes that has them all."""

    def __contains__(self, _: object) -> bool:
        return True


async def _first(response: httpx.Response, _: int) -> bytes:
    async for piece in response.aiter_raw():
        return piece
    return b""


class _Patient:
    """A limit of time that never ends."""

    async def __aenter__(self) -> None:
        return None

    async def __aexit__(self, *_: object) -> None:
        return None


def _follower(line: Line) -> httpx.AsyncClient:
    if line._client is None:
        line._client = httpx.AsyncClient(
            transport=line._transport, follow_redirects=True, trust_env=False
        )
    return line._client


def _lenient(kind: msgspec.msgpack.Decoder[wire.Message], raw: bytes) -> wire.Message:
    """Make something of whatever comes."""
    try:
        return wire.decode(kind, raw)
    except Refused:
        return wire.PullReply(1 << 30, b"", [], [], more=False)


def malformed(name: str, row: str, change: Callable[[Scene, Told], object]) -> Attack:
    """Name an answer that is not the protocol."""
    read = (hole("sync.client.peer._read", _lenient),)
    return Attack(name, row, "peer.malformed", Level.LINE, instead(change), read)


PATIENT = hole("sync.client.line.asyncio.timeout", lambda _: _Patient())
ATTACKS = [
    malformed("depth and counts", "48", deep),
    malformed("unknown critical field", "S1", unknown_field),
    Attack(
        "page past its limit",
        "48",
        "peer.malformed",
        Level.LINE,
        instead(oversized),
        (lambda patch: patch.setattr("sync.client.peer.PAGE_CAP", 1 << 40),),
    ),
    Attack(
        "endless answer",
        "S1",
        "peer.malformed",
        Level.LINE,
        streamed(endless=True),
        (hole("sync.client.line._whole", _first),),
    ),
    Attack(
        "dripping answer",
        "S1",
        "peer.silent",
        Level.LINE,
        streamed(endless=False),
        (PATIENT,),
        hurried,
    ),
    Attack(
        "redirect",
        "S1",
        "peer.malformed",
        Level.LINE,
        instead(redirected),
        (hole("sync.client.line.Line._open", _follower),),
        not_elsewhere,
    ),
    Attack(
        "markup in an error",
        "S1",
        "peer.malformed",
        Level.LINE,
        instead(markup),
        (lambda patch: patch.setattr("sync.client.line.CODES", Anything()),),
    ),
]
