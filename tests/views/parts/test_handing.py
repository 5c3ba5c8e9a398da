"""A browser hands a file over once, at an address nobody guesses, piece by piece."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.lent import PIECE
from views.parts.handing import Counter

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-023")]


def browser(*messages: dict[str, Any]) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Return what a server hears of a request."""
    left = list(messages)

    async def receive() -> dict[str, Any]:
        return left.pop(0)

    return receive


def body(content: bytes, *, more: bool) -> dict[str, Any]:
    return {"type": "http.request", "body": content, "more_body": more}


async def handed(*messages: dict[str, Any]) -> list[bytes]:
    """Return the pieces drawn of what a browser sends."""
    counter = Counter()
    with counter.expecting("word") as handing:
        serving = asyncio.create_task(counter.take("word", browser(*messages)))
        found = await asyncio.to_thread(list, handing.pieces())
    assert await serving
    return found


async def test_a_file_comes_in_pieces_no_larger_than_needed() -> None:
    sent = [body(bytes(PIECE // 2), more=True) for _ in range(3)]
    found = await handed(*sent, body(b"end", more=False))
    assert [len(piece) for piece in found] == [PIECE, PIECE // 2 + 3]


async def test_an_address_serves_once_and_only_while_expected() -> None:
    counter = Counter()
    with counter.expecting("word") as handing:
        assert not await counter.take("other", browser())
        serving = asyncio.create_task(
            counter.take("word", browser(body(b"a", more=False)))
        )
        assert await asyncio.to_thread(list, handing.pieces()) == [b"a"]
        assert not await counter.take("word", browser())
    assert await serving
    assert not await counter.take("word", browser())


async def test_a_browser_that_goes_away_is_said() -> None:
    with pytest.raises(Refused, match=r"import\.unreadable"):
        await handed(body(b"a", more=True), {"type": "http.disconnect"})


async def test_a_file_nobody_wants_any_more_is_let_go() -> None:
    counter = Counter()
    with counter.expecting("word"):
        serving = asyncio.create_task(counter.take("word", browser()))
        await asyncio.sleep(0)
    assert await asyncio.wait_for(serving, 60)


async def test_a_browser_that_never_begins_is_not_waited_for_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("views.parts.handing._PATIENCE", 0.02)
    monkeypatch.setattr("views.parts.handing._LOOK", 0.01)
    with (
        Counter().expecting("word") as handing,
        pytest.raises(Refused, match=r"import\.unreadable"),
    ):
        await asyncio.to_thread(list, handing.pieces())


async def test_one_waits_for_a_slow_browser_and_may_stop_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("views.parts.handing._LOOK", 0.01)
    counter = Counter()
    with counter.expecting("word") as handing:
        pieces = handing.pieces()
        assert await asyncio.to_thread(next, pieces) == b""
        receive = browser(body(b"a", more=False))
        serving = asyncio.create_task(counter.take("word", receive))
        assert await asyncio.to_thread(list, pieces) == [b"a"]
    assert await serving


async def test_a_browser_that_cannot_send_it_says_so() -> None:
    with Counter().expecting("word") as handing:
        handing.lost()
        handing.lost()
        with pytest.raises(Refused, match=r"import\.unreadable"):
            await asyncio.to_thread(list, handing.pieces())
