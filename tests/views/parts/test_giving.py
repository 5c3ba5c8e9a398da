"""A browser takes a file away once, at an address nobody guesses, piece by piece."""

import asyncio
import io
from collections.abc import Callable
from typing import Any

import pytest

from app.domain.errors import Refused
from app.domain.lent import PIECE
from views.parts import giving
from views.parts.giving import Giving, Offers

pytestmark = [pytest.mark.anyio, pytest.mark.covers("C-160")]
NAME = "sac-a-dos-2026-11-21.alveole"
Message = dict[str, Any]


class Browser:
    """Takes what it is sent; goes away after *patience* messages."""

    def __init__(self, patience: int = 99) -> None:
        self.heard: list[Message] = []
        self.gone = asyncio.Event()
        self._patience = patience

    async def receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:  # noqa: ANN401 - as servers call it
        self.heard.append(message)
        if len(self.heard) >= self._patience:
            self.gone.set()
            await asyncio.sleep(0)


async def asked(
    content: bytes, browser: Browser, tell: Callable[[int, int], object] = max
) -> bool:
    """Have a browser ask for *content* at the right address."""
    offers, given = Offers(), Giving(NAME, io.BytesIO(content), tell)
    with offers.offering("word", given):
        assert not await offers.give("other", browser.receive, browser.send)
        found = await offers.give("word", browser.receive, browser.send)
        assert not await offers.give("word", browser.receive, browser.send)
        await given.given()
    return found


async def test_it_is_given_whole_in_pieces_under_its_name() -> None:
    content, browser, told = bytes(PIECE) + b"end", Browser(), list[tuple[int, int]]()
    assert await asked(content, browser, lambda *far: told.append(far))
    start, *bodies = browser.heard
    headers = dict(start["headers"])
    assert headers[b"content-length"] == str(len(content)).encode()
    assert NAME.encode() in headers[b"content-disposition"]
    assert b"".join(body["body"] for body in bodies) == content
    assert [body["more_body"] for body in bodies] == [True, False]
    assert told == [(PIECE, PIECE + 3), (PIECE + 3, PIECE + 3)]


async def test_a_browser_that_goes_away_is_said() -> None:
    browser = Browser(patience=2)
    with pytest.raises(Refused, match=r"copy\.unfinished"):
        await asked(bytes(4 * PIECE), browser)
    assert len(browser.heard) < 5


async def test_who_is_told_may_end_it() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Refused("cancelled")

    browser = Browser()
    with pytest.raises(Refused, match="cancelled"):
        await asked(bytes(2 * PIECE), browser, stop)
    assert all(one.get("more_body", True) for one in browser.heard)


async def test_a_browser_that_never_asks_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(giving, "_PATIENCE", 0.01)
    with pytest.raises(Refused, match=r"copy\.unfinished"):
        await Giving(NAME, io.BytesIO(b"a"), max).given()


async def test_what_is_offered_no_more_is_not_given() -> None:
    offers, browser = Offers(), Browser()
    with offers.offering("word", Giving(NAME, io.BytesIO(b"a"), max)):
        pass
    assert not await offers.give("word", browser.receive, browser.send)
