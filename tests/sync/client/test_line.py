"""The line is bounded in size and time, and tells faults in our own codes."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import AlveoleError, Broken, Refused, Unreachable
from sync.client import line
from sync.client.line import Answer, Line, Request
from tests.sync.client.conftest import Answering, Book, Drops, problem, reply

pytestmark = pytest.mark.anyio
HERE = "http://127.0.0.1:1"


async def sent(answering: Answering, *, cap: int = 1000) -> Answer:
    transport = httpx.MockTransport(answering)
    return await Line(HERE, transport=transport).send(
        Request("GET", "/v1/x"), {}, cap=cap
    )


async def fault(answering: Answering, *, cap: int = 1000) -> AlveoleError:
    with pytest.raises(AlveoleError) as caught:
        await sent(answering, cap=cap)
    return caught.value


async def test_a_success_comes_back_whole() -> None:
    answer = await sent(lambda _: reply(200, b"x" * 1000))
    assert (answer.status, answer.body) == (200, b"x" * 1000)


async def test_an_answer_over_its_limit_is_cut() -> None:
    error = await fault(lambda _: reply(200, b"x" * 1001))
    assert (type(error), error.code) == (Broken, "peer.malformed")


async def test_an_endless_answer_is_cut() -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"x" * 100

    error = await fault(lambda _: httpx.Response(200, stream=Drops(endless())))
    assert error.code == "peer.malformed"


async def test_a_dripping_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    async def dripping() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.Event().wait()

    monkeypatch.setattr(line, "TIMEOUT", 0.02)
    error = await fault(lambda _: httpx.Response(200, stream=Drops(dripping())))
    assert (type(error), error.code) == (Unreachable, "peer.silent")


async def test_a_silent_server_is_unreachable() -> None:
    def refuses(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no")

    assert (await fault(refuses)).code == "peer.silent"


async def test_a_redirect_is_not_followed() -> None:
    asked: list[str] = []

    def elsewhere(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return reply(302, headers={"location": "http://127.0.0.1:2/"})

    assert (await fault(elsewhere)).code == "peer.malformed"
    assert asked == [f"{HERE}/v1/x"]


async def test_compression_is_never_asked_nor_undone() -> None:
    def zipped(request: httpx.Request) -> httpx.Response:
        assert request.headers["accept-encoding"] == "identity"
        headers = {"content-encoding": "gzip"}
        return reply(200, b"\x1f\x8b", headers=headers)

    with pytest.raises(AlveoleError):
        await sent(lambda _: reply(500))
    assert (await sent(zipped)).body == b"\x1f\x8b"


@pytest.mark.parametrize(
    ("status", "told", "kind", "code"),
    [
        (409, "ctr_reused", Refused, "ctr_reused"),
        (404, "not_found", Refused, "not_found"),
        (401, "anything", Refused, "session_expired"),
        (426, "update_needed", Refused, "update_needed"),
        (400, "made up by the server", Broken, "peer.malformed"),
        (429, "rate_limited", Unreachable, "peer.busy"),
        (503, "draining", Unreachable, "peer.busy"),
        (500, "", Unreachable, "peer.busy"),
    ],
)
async def test_a_refusal_becomes_ours(
    status: int, told: str, kind: type[AlveoleError], code: str
) -> None:
    error = await fault(lambda _: problem(status, told))
    assert (type(error), error.code) == (kind, code)


async def test_a_refusal_in_messagepack_reads_the_same() -> None:
    body = msgspec.msgpack.encode(["parts_missing", {}, 0])
    headers = {"content-type": "application/msgpack"}
    error = await fault(lambda _: reply(409, body, headers=headers))
    assert error.code == "parts_missing"


async def test_the_wait_a_busy_server_asks_for_is_bounded() -> None:
    error = await fault(lambda _: problem(429, "rate_limited", retry_after=10**9))
    assert error.details == {"retry_after": "3600"}


async def test_a_wait_without_end_is_no_wait() -> None:
    told = b'{"code": "rate_limited", "retry_after": 1e999}'
    headers = {"content-type": "application/json"}
    error = await fault(lambda _: reply(429, told, headers=headers))
    assert error.code == "peer.busy"


@given(status=st.integers(300, 599), body=st.binary(max_size=200), packed=st.booleans())
async def test_no_refusal_escapes_the_error_tree(
    status: int, body: bytes, *, packed: bool
) -> None:
    kind = "application/msgpack" if packed else "application/json"
    error = await fault(lambda _: reply(status, body, headers={"content-type": kind}))
    assert error.code


async def test_a_closed_line_opens_again_at_the_next_request() -> None:
    def answering(_: httpx.Request) -> httpx.Response:
        return reply(204)

    line_ = Line(HERE, transport=httpx.MockTransport(answering))
    for _ in range(2):
        assert (await line_.send(Request("GET", "/"), {})).status == 204
        await line_.close()


@pytest.mark.parametrize("address", ["", "ftp://127.0.0.1", "http://127.0.0.1:x"])
async def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(AlveoleError) as caught:
        await Line(address, ledger=Book()).send(Request("GET", "/"), {})
    assert caught.value.code == "server.address"


async def test_no_network_is_reached_without_a_ledger() -> None:
    with pytest.raises(Broken):
        await Line(HERE).send(Request("GET", "/v1/x"), {})
