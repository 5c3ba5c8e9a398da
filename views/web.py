"""« Garde » : the web mode hardened; what Flet leaves open is closed before it."""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlparse

import flet as ft

from views.parts.giving import OFFERS
from views.parts.handing import COUNTER, PLACE

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Asgi = Callable[[Scope, Receive, Send], Awaitable[None]]

ASSETS: Final = Path(__file__).parent.parent / "assets"
SESSION_SECONDS: Final = 600
_POLICY: Final = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws://127.0.0.1:* ws://localhost:* data: blob:",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'self'",
)
CSP: Final = "; ".join(_POLICY)
_HEADERS: Final = [
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
]
_REPLACED: Final = {b"access-control-allow-origin"} | {name for name, _ in _HEADERS}
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost"})


@dataclass(frozen=True, slots=True)
class Pass:
    """« Laissez-passer » : opens one browser, once.

    *token* is in the first address only; *cookie* replaces it from then on (kept
    across a lock by whoever restarts us). Both are ≥ 32 random characters.
    """

    token: str = field(repr=False)
    cookie: str = field(repr=False)


class Guard:
    """Refuses a foreign Host, a foreign Origin on the socket, and the passless."""

    def __init__(self, app: Asgi, entry: Pass) -> None:
        self._app = app
        self._token = entry.token
        self._cookie = entry.cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = _headers(scope)
        if refusal := self._refusal(scope, headers):
            await _refuse(scope, receive, send, refusal)
        elif self._carries_token(scope):
            await self._exchange(scope, send)
        elif not self._carries_cookie(scope, headers):
            await _refuse(scope, receive, send, 403)
        elif scope["path"].startswith(PLACE):
            await _handed(scope, receive, send)
        else:
            await self._app(scope, *_lasting(receive, _hardened(send)))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> int:
        host = headers.get("host", "")
        if urlparse(f"//{host}").hostname not in _LOOPBACK:
            return 421
        origin = urlparse(headers.get("origin", "")).netloc
        return 403 if scope["type"] == "websocket" and origin != host else 0

    def _carries_token(self, scope: Scope) -> bool:
        """Say whether this page load brings the token, not used yet."""
        if scope["type"] != "http" or not self._token:
            return False
        query = parse_qs(scope["query_string"].decode("latin-1"))
        return _same(query.get("token", [""])[0], self._token)

    def _carries_cookie(self, scope: Scope, headers: dict[str, str]) -> bool:
        wanted = f"{_cookie_name(scope)}={self._cookie}"
        given = headers.get("cookie", "").split(";")
        return any(_same(pair.strip(), wanted) for pair in given)

    async def _exchange(self, scope: Scope, send: Send) -> None:
        self._token = ""
        cookie = f"{_cookie_name(scope)}={self._cookie}"
        setting = f"{cookie}; HttpOnly; SameSite=Strict; Path=/".encode()
        headers = [(b"location", b"/"), (b"set-cookie", setting), *_HEADERS]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def guarded(open_page: Callable[[ft.Page], Any], *, entry: Pass, secret: str) -> Guard:
    """Return the whole web application: Flet's own, with our page, behind the guard.

    *secret* signs Flet's own links; fresh at each start.
    """
    import flet_web.fastapi  # type: ignore[import-untyped]  # ships no types

    inner = flet_web.fastapi.app(
        open_page,
        assets_dir=str(ASSETS),
        no_cdn=True,
        session_timeout_seconds=SESSION_SECONDS,
        secret_key=secret,
    )
    return Guard(inner, entry)


def _cookie_name(scope: Scope) -> str:
    """Browsers share cookies between the ports of a host: the port is in the name."""
    return f"alveole_launch_{scope['server'][1]}"


def _headers(scope: Scope) -> dict[str, str]:
    return {
        name.decode("latin-1").lower(): value.decode("latin-1")
        for name, value in scope["headers"]
    }


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _lasting(receive: Receive, send: Send) -> tuple[Receive, Send]:
    """Let a page that went away miss what is still said to it: no error in that."""
    gone = False

    async def heard() -> Message:
        nonlocal gone
        message = await receive()
        gone = message["type"] == "websocket.disconnect"
        return message

    async def sent(message: Message) -> None:
        if not gone:
            with suppress(OSError):  # what a server raises when nobody listens
                await send(message)

    return heard, sent


def _hardened(send: Send) -> Send:
    async def send_hardened(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [
                pair for pair in message["headers"] if pair[0].lower() not in _REPLACED
            ]
            message = {**message, "headers": kept + _HEADERS}
        await send(message)

    return send_hardened


async def _handed(scope: Scope, receive: Receive, send: Send) -> None:
    """Take the file a screen expects from this browser, or give the one it offers."""
    token, method = scope["path"].removeprefix(PLACE), scope["method"]
    if method == "GET" and await OFFERS.give(token, receive, _hardened(send)):
        return
    taken = method == "PUT" and await COUNTER.take(token, receive)
    await _answer(send, 204 if taken else 404)


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4000 + status})
        return
    await _answer(send, status)


async def _answer(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": _HEADERS})
    await send({"type": "http.response.body", "body": b""})
