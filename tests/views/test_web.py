"""The guard of the web mode refuses what it must, before Flet sees a byte."""

import asyncio
import io
import re
from collections.abc import Callable, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any

import flet_web  # type: ignore[import-untyped]  # ships no types
import pytest

from views.parts.giving import OFFERS, Giving
from views.parts.handing import PLACE
from views.web import ASSETS, CSP, Asgi, Guard, Pass, Receive, Scope, Send

pytestmark = pytest.mark.anyio

PASS = Pass("t" * 32, "c" * 32)
HOST = "127.0.0.1:8550"
COOKIE = f"alveole_launch_8550={PASS.cookie}"


@pytest.fixture
def anyio_backend() -> str:
    """The guard runs on asyncio only."""
    return "asyncio"


async def behind(scope: Scope, _: Receive, send: Send) -> None:
    """The application behind the guard: open to anybody, as Flet is."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    loose = [(b"access-control-allow-origin", b"*"), (b"x-kept", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": loose})
    await send({"type": "http.response.body", "body": b"inside"})


@pytest.fixture
def ask() -> Callable[..., Any]:
    """Return how to knock at one guard, and what it answered."""
    guard = Guard(behind, PASS)

    async def knock(
        kind: str = "http",
        query: str = "",
        app: Asgi = guard,
        path: str = "/",
        **headers: str,
    ) -> list[MutableMapping[str, Any]]:
        asked = scope_of(kind, query, {"host": HOST, **headers})
        return await answers(app, {**asked, "path": path})

    return knock


async def answers(app: Asgi, scope: Scope) -> list[MutableMapping[str, Any]]:
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        if scope["type"] == "http":
            await asyncio.Event().wait()
        return {"type": f"{scope['type']}.connect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent


def scope_of(kind: str, query: str, headers: dict[str, str]) -> Scope:
    return {
        "type": kind,
        "method": "GET",
        "path": "/",
        "query_string": query.encode(),
        "server": ("127.0.0.1", 8550),
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }


def headers_of(answer: list[MutableMapping[str, Any]]) -> dict[bytes, bytes]:
    return dict(answer[0]["headers"])


async def test_a_file_offered_is_given_once_to_who_carries_the_cookie(
    ask: Callable[..., Any],
) -> None:
    given = Giving("sac.alveole", io.BytesIO(b"sealed"), max)
    with OFFERS.offering("word", given):
        asked = partial(ask, path=f"{PLACE}word")
        assert (await asked())[0]["status"] == 403
        answer = await asked(cookie=COOKIE)
        assert (answer[0]["status"], answer[1]["body"]) == (200, b"sealed")
        assert headers_of(answer)[b"cache-control"] == b"no-store"
        assert (await asked(cookie=COOKIE))[0]["status"] == 404
        await given.given()


async def test_who_carries_the_cookie_comes_in(ask: Callable[..., Any]) -> None:
    answer = await ask(cookie=f"other=1; {COOKIE}")
    assert answer[0]["status"] == 200
    assert answer[1]["body"] == b"inside"


async def test_every_answer_is_hardened(ask: Callable[..., Any]) -> None:
    for answer in (await ask(cookie=COOKIE), await ask(), await ask(host="x.test")):
        headers = headers_of(answer)
        assert headers[b"content-security-policy"] == CSP.encode()
        assert headers[b"cache-control"] == b"no-store"
        assert headers[b"x-content-type-options"] == b"nosniff"
        assert b"access-control-allow-origin" not in headers
    assert headers_of(await ask(cookie=COOKIE))[b"x-kept"] == b"1"


async def test_without_the_guard_the_application_is_open(
    ask: Callable[..., Any],
) -> None:
    """The control: what is behind would answer everybody."""
    answer = await ask(app=behind, host="evil.example")
    assert answer[0]["status"] == 200
    assert headers_of(answer)[b"access-control-allow-origin"] == b"*"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
async def test_a_foreign_host_is_refused(ask: Callable[..., Any], host: str) -> None:
    assert (await ask(host=host, cookie=COOKIE))[0]["status"] == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://127.0.0.1:9999", "null", ""]
)
async def test_a_hostile_origin_gets_no_socket(
    ask: Callable[..., Any], origin: str
) -> None:
    refused = await ask("websocket", cookie=COOKIE, origin=origin)
    assert refused == [{"type": "websocket.close", "code": 4403}]


async def test_our_own_page_gets_its_socket(ask: Callable[..., Any]) -> None:
    opened = await ask("websocket", cookie=COOKIE, origin=f"http://{HOST}")
    assert opened == [{"type": "websocket.accept"}]


async def test_a_socket_without_the_cookie_is_refused(ask: Callable[..., Any]) -> None:
    refused = await ask("websocket", origin=f"http://{HOST}")
    assert refused == [{"type": "websocket.close", "code": 4403}]


@pytest.mark.parametrize(
    "cookie", ["", "alveole_launch_8550=wrong", f"alveole_launch_1={PASS.cookie}"]
)
async def test_a_wrong_cookie_is_refused(ask: Callable[..., Any], cookie: str) -> None:
    assert (await ask(cookie=cookie))[0]["status"] == 403


OURS = {"host": HOST, "origin": f"http://{HOST}", "cookie": COOKIE}
"""What our own page says as it opens its socket."""


async def through(failing: bytes, error: type[Exception]) -> list[bytes]:
    """Say three things through the guard, one of which *failing*; return what came."""
    left, came = iter(("connect", "disconnect")), list[bytes]()

    async def receive() -> MutableMapping[str, Any]:
        return {"type": f"websocket.{next(left)}"}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["bytes"] == failing:
            raise error
        came.append(message["bytes"])

    async def speaking(_: Scope, receive: Receive, send: Send) -> None:
        for word in (b"first", b"second"):
            await send({"type": "websocket.send", "bytes": word})
            await receive()
        await send({"type": "websocket.send", "bytes": b"too late"})

    await Guard(speaking, PASS)(scope_of("websocket", "", OURS), receive, send)
    return came


async def test_what_is_said_to_a_page_that_went_away_is_no_error() -> None:
    assert await through(b"second", OSError) == [b"first"]
    assert await through(b"too late", RuntimeError) == [b"first", b"second"]


async def test_another_failure_of_the_socket_is_told() -> None:
    with pytest.raises(RuntimeError):
        await through(b"second", RuntimeError)


async def test_the_token_works_once_and_becomes_a_cookie(
    ask: Callable[..., Any],
) -> None:
    query = f"token={PASS.token}"
    first, second = await ask(query=query), await ask(query=query)
    assert (first[0]["status"], second[0]["status"]) == (303, 403)
    headers = headers_of(first)
    assert headers[b"location"] == b"/"
    setting = headers[b"set-cookie"].decode()
    assert setting == f"{COOKIE}; HttpOnly; SameSite=Strict; Path=/"


async def test_a_wrong_token_is_refused(ask: Callable[..., Any]) -> None:
    assert (await ask(query="token=faux"))[0]["status"] == 403


def test_a_pass_never_shows_its_secrets() -> None:
    assert PASS.token not in repr(PASS)
    assert PASS.cookie not in repr(PASS)


def test_our_page_is_french_and_keeps_the_marks_of_flet() -> None:
    ours = (ASSETS / "index.html").read_text(encoding="utf-8")
    stock = Path(flet_web.__file__).parent / "web" / "index.html"
    theirs = stock.read_text(encoding="utf-8")
    assert '<html lang="fr">' in ours
    assert "flt-semantics-placeholder" in ours
    for mark in ('<base href="/">', "<!-- fletAppConfig -->", "flutter_bootstrap.js"):
        assert mark in theirs, f"Flet changed: {mark}"
        assert mark in ours
    wanted = set(
        re.findall(
            r"^\s+(\w+):", theirs.split("var flet = {")[1].split("};")[0], re.MULTILINE
        )
    )
    given = set(re.findall(r"(\w+):", ours.split("var flet = {")[1].split("};")[0]))
    assert {"webSocketEndpoint", "assetBase", "canvasKitBaseUrl"} <= wanted & given


def test_our_sheet_hides_flets_own_at_start_and_after_a_lock() -> None:
    """It leaves once a screen is there, and after 20 s in any case."""
    page = (ASSETS / "index.html").read_text("utf-8")
    assert "z-index: 1" in page
    assert 'id="cover"' in page
    assert "if (ours) { clearTimeout(patience); patience = null; sheet.hidden" in page
    assert "setTimeout(function () { sheet.hidden = true; }, 20000)" in page
    assert "sheet.hidden = false" in page
    assert ".disconnect" not in page.split("var turning")[1]
