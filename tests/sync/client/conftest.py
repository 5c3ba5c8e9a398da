"""A clock, and a server that answers what it is told to."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.domain.departure import Departure, Outcome, Purpose

Answering = Callable[[httpx.Request], httpx.Response]


class Wrist:
    """A clock one can turn."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


class Drops(httpx.AsyncByteStream):
    """A body given piece by piece."""

    def __init__(self, pieces: AsyncIterator[bytes]) -> None:
        self.pieces = pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self.pieces:
            yield piece


class Book:
    """A ledger that remembers what it is told, in order."""

    def __init__(self) -> None:
        self.left: list[Departure] = []
        self.ended: list[Departure] = []

    def leaving(self, purpose: Purpose, host: str, sent: int) -> Departure:
        number = len(self.left).to_bytes(16, "big")
        self.left.append(Departure(number, 0, "2026-11-21", purpose, host, sent))
        return self.left[-1]

    def settled(self, departure: Departure, received: int, outcome: Outcome) -> None:
        self.ended.append(replace(departure, received=received, outcome=outcome))


class DoorKeeper(httpx.AsyncBaseTransport):
    """Signs anybody in, counts, and hands the rest to *answering*."""

    def __init__(self, answering: Answering) -> None:
        self.answering = answering
        self.asked: list[httpx.Request] = []
        self.opened = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.asked.append(request)
        if request.url.path == "/v1/session/challenge":
            told = {"nonce": "00" * 32, "at": 1795262400, "expires": 1795262460}
            return reply_json(told)
        if request.url.path == "/v1/session":
            self.opened += 1
            told = {"token": f"{self.opened:064x}", "expires": 1795263000}
            return reply_json(told)
        return self.answering(request)


def reply(
    status: int, content: bytes = b"", *, headers: dict[str, str] | None = None
) -> httpx.Response:
    """An answer whose body is still on the wire."""

    async def once() -> AsyncIterator[bytes]:
        yield content

    return httpx.Response(status, stream=Drops(once()), headers=headers or {})


def reply_json(told: object) -> httpx.Response:
    """A success of a JSON route."""
    headers = {"content-type": "application/json"}
    return reply(200, json.dumps(told).encode(), headers=headers)


def problem(status: int, code: str, **told: object) -> httpx.Response:
    """A refusal, as the JSON routes tell it."""
    body = json.dumps({"code": code, "detail": {}, "retry_after": 0, **told})
    headers = {"content-type": "application/json"}
    return reply(status, body.encode(), headers=headers)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def wrist() -> Wrist:
    return Wrist()
