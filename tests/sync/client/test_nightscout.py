"""A site is asked by headers only; what it answers is bounded, and not opened."""

from collections.abc import AsyncIterator
from hashlib import sha1
from urllib.parse import parse_qs

import httpx
import pytest

from app.domain.departure import Outcome, Purpose
from app.domain.errors import AlveoleError, Refused, Unreachable
from sync.client import nightscout
from sync.client.nightscout import HttpSite
from tests.fictitious.nightscout import SECRET, TOKEN, Pretender
from tests.sync.client.conftest import Answering, Book, Drops, problem, reply

pytestmark = pytest.mark.anyio
HERE = "http://127.0.0.1:1"


async def asked(answering: Answering, *, token: str = "", address: str = HERE) -> bytes:
    site = HttpSite(transport=httpx.MockTransport(answering))
    return await site.entries(address, token, since=1, until=9)


async def fault(answering: Answering, *, address: str = HERE) -> AlveoleError:
    with pytest.raises(AlveoleError) as caught:
        await asked(answering, address=address)
    return caught.value


async def test_the_stretch_is_asked_for_and_nothing_secret_is_in_the_address() -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return reply(200, b"[]")

    assert await asked(answer, token=TOKEN) == b"[]"
    (request,) = seen
    said = parse_qs(request.url.query.decode())
    assert said["find[date][$gte]"] == ["1"]
    assert said["find[date][$lt]"] == ["9"]
    assert TOKEN not in str(request.url)
    assert request.headers["api-secret"] == TOKEN


async def test_the_secret_of_a_site_is_never_sent_itself() -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["api-secret"])
        return reply(200, b"[]")

    await asked(answer, token=SECRET)
    assert seen == [sha1(SECRET.encode(), usedforsecurity=False).hexdigest()]


async def test_an_open_site_is_told_nothing() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert "api-secret" not in request.headers
        return reply(200, b"[]")

    await asked(answer)


@pytest.mark.covers("C-157")
async def test_each_request_is_noted_before_it_leaves() -> None:
    book = Book()
    with Pretender() as site:
        await HttpSite(ledger=book).entries(site.address, TOKEN, since=0, until=1 << 50)
    (left,), (ended,) = book.left, book.ended
    assert (left.purpose, left.host) == (Purpose.NIGHTSCOUT, site.host)
    assert (ended.outcome, ended.received > 0) == (Outcome.DONE, True)


async def test_a_real_site_gives_the_entries_of_its_stretch() -> None:
    with Pretender() as site:
        http = HttpSite(ledger=Book())
        whole = await http.entries(site.address, TOKEN, since=0, until=1 << 50)
        part = await http.entries(site.address, TOKEN, since=site.last, until=1 << 50)
        assert (whole.count(b'"sgv":'), part.count(b'"sgv":')) == (len(site.dates), 1)


async def test_a_wrong_token_is_refused_by_the_site() -> None:
    with Pretender() as site, pytest.raises(Refused, match=r"nightscout\.token"):
        await HttpSite(ledger=Book()).entries(site.address, "non", since=0, until=1)


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 403, 404, 418])
async def test_what_no_such_site_answers_is_said(status: int) -> None:
    headers = {"location": "http://127.0.0.1:2/ailleurs"}
    error = await fault(lambda _: reply(status, b"<html>", headers=headers))
    assert (type(error), error.code) == (Refused, "nightscout.unknown")


async def test_nobody_is_followed_elsewhere() -> None:
    asked_of: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked_of.append(request.url.host)
        return reply(302, headers={"location": "http://example.invalid/"})

    await fault(answer)
    assert asked_of == ["127.0.0.1"]


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_site_too_busy_is_tried_again_later(status: int) -> None:
    error = await fault(lambda _: problem(status, "x"))
    assert (type(error), error.code) == (Unreachable, "peer.busy")


async def test_an_endless_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nightscout, "ANSWER_MAX", 1000)

    async def endless() -> AsyncIterator[bytes]:
        while True:
            yield b"[" * 100

    error = await fault(lambda _: httpx.Response(200, stream=Drops(endless())))
    assert error.code == "nightscout.unknown"


async def test_a_site_that_is_not_there_is_silent() -> None:
    with pytest.raises(Unreachable, match=r"peer\.silent"):
        await HttpSite(ledger=Book()).entries(HERE, "", since=0, until=1)


async def test_what_is_no_address_is_said() -> None:
    with pytest.raises(Refused, match=r"nightscout\.address"):
        await HttpSite(ledger=Book()).entries("gopher://x", "", since=0, until=1)
