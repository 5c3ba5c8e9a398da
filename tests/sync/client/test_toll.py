"""Every request is noted before it leaves, with its weight and how it ended."""

from collections.abc import AsyncIterator
from contextlib import suppress

import httpx
import pytest

from app.domain.departure import Departure, Outcome, Purpose
from app.domain.errors import AlveoleError, Unreachable
from sync.client.line import Line, Request
from tests.sync.client.conftest import Answering, Book, Drops, problem, reply

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-157")]
HERE = "http://127.0.0.1:8460"
ASKED = Request("POST", "/v1/spaces/00/changes", b"x" * 100)


async def passed(book: Book, answering: Answering, asked: Request = ASKED) -> Departure:
    """Send one request through the toll; return how it was noted at the end."""
    line = Line(HERE, ledger=book, transport=httpx.MockTransport(answering))
    with suppress(AlveoleError):
        await line.send(asked, {}, cap=1000)
    return book.ended[-1]


async def test_what_leaves_is_told_with_its_reason_and_place() -> None:
    told = await passed(Book(), lambda _: reply(200, b"y" * 50))
    assert (told.purpose, told.host) == (Purpose.SEND, "127.0.0.1:8460")
    assert told.outcome is Outcome.DONE


async def test_it_is_noted_before_it_leaves() -> None:
    book = Book()

    def looking(_: httpx.Request) -> httpx.Response:
        assert [one.outcome for one in book.left] == [Outcome.UNDER_WAY]
        return reply(200)

    await passed(book, looking)


async def test_bytes_are_those_of_the_request_and_the_answer() -> None:
    told = await passed(Book(), lambda _: reply(200, b"y" * 50))
    headed = await passed(Book(), lambda _: reply(200, headers={"x-one": "12345"}))
    assert 300 < told.sent < 500
    assert told.received == 50 + 15 + 2
    assert headed.received == 15 + 2 + len("x-one: 12345\r\n")


async def test_a_refusal_is_told_as_one() -> None:
    told = await passed(Book(), lambda _: problem(403, "refused"))
    assert told.outcome is Outcome.REFUSED


async def test_a_silence_is_told_as_one() -> None:
    def refuses(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no")

    told = await passed(Book(), refuses)
    assert (told.outcome, told.received) == (Outcome.SILENT, 0)


async def test_an_answer_cut_on_its_way_counts_what_came() -> None:
    async def cut() -> AsyncIterator[bytes]:
        yield b"y" * 40
        raise httpx.ReadError("cut")

    told = await passed(Book(), lambda _: httpx.Response(200, stream=Drops(cut())))
    assert (told.outcome, told.received) == (Outcome.SILENT, 40 + 15 + 2)


async def test_a_long_answer_left_early_is_told_too() -> None:
    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"y" * 100

    book = Book()
    line = Line(
        HERE,
        ledger=book,
        transport=httpx.MockTransport(
            lambda _: httpx.Response(200, stream=Drops(endless()))
        ),
    )
    async with line.streaming(Request("GET", "/v1/events"), {}) as response:
        assert await anext(response.aiter_raw())
        assert book.ended == []
    assert [one.purpose for one in book.ended] == [Purpose.LISTEN]


async def test_a_body_is_the_same_through_the_toll() -> None:
    line = Line(
        HERE, ledger=Book(), transport=httpx.MockTransport(lambda _: reply(200, b"abc"))
    )
    assert (await line.send(ASKED, {})).body == b"abc"


async def test_a_fault_keeps_its_name() -> None:
    def refuses(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("no")

    line = Line(HERE, ledger=Book(), transport=httpx.MockTransport(refuses))
    with pytest.raises(Unreachable, match=r"peer\.silent"):
        await line.send(ASKED, {})
