"""One line to one server: bounded requests, answers turned into our errors."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from app.domain.departure import Purpose
from app.domain.errors import AlveoleError, Broken, Refused, Unreachable
from app.ports.departures import Ledger
from sync import wire

if TYPE_CHECKING:
    import httpx

Transport: TypeAlias = "httpx.AsyncBaseTransport | None"
"""What carries requests; None is the network."""

TIMEOUT = 30.0
"""Seconds for a whole request, however slowly its answer drips."""

JSON_MAX = 1 << 20
MSGPACK, JSON, BYTES = (
    "application/msgpack",
    "application/json",
    "application/octet-stream",
)
CODES = frozenset(
    {
        *(
            "card_invalid",
            "device_retired",
            "conflict",
            "ctr_reused",
            "duplicate_item",
            "hash_mismatch",
        ),
        *("malformed", "media_unknown", "not_found", "parts_missing", "refused"),
        *("quota_exceeded", "run_invalid", "session_expired", "signature_invalid"),
        *("signup_closed", "too_large", "deposit_refused"),
    }
)
"""What a server may answer; anything else is not the protocol."""

OURS = {"device_retired": "device.retired"}
"""Codes that are told here by another name."""

UNAUTHORISED, UPGRADE, TOO_MANY, OK_END, FAULT = 401, 426, 429, 300, 500

_UNREADABLE = (
    *(Refused, ValueError, TypeError, KeyError, AttributeError),
    *(RecursionError, OverflowError),
)
_problem = wire.decoder(wire.Problem)


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, before its authorisation headers."""

    method: str
    path: str
    body: bytes = field(default=b"", repr=False)
    kind: str = MSGPACK


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)


class Line:
    """Opens connections when first asked; `close` before leaving the event loop.

    *ledger* is told of every request, and *why* it leaves where its path does not
    say it; only a *transport* that is no network (a test's) may go without.
    """

    def __init__(
        self,
        url: str,
        *,
        ledger: Ledger | None = None,
        transport: Transport = None,
        why: Purpose | None = None,
    ) -> None:
        self.url = url.rstrip("/")
        self._ledger = ledger
        self._why = why
        self._transport = transport
        self._client: httpx.AsyncClient | None = None

    async def send(
        self, request: Request, headers: Mapping[str, str], *, cap: int = JSON_MAX
    ) -> Answer:
        """Return the answer to one request.

        Raises Unreachable("peer.silent" | "peer.busy"), Refused(code of the wire |
        "server.address"), Broken("peer.malformed") for an answer over *cap* bytes
        or not the protocol.
        """
        answer = await self.ask(request, headers, cap=cap)
        if answer.status >= OK_END:
            raise _fault(answer.status, answer.body, answer.headers)
        return answer

    async def ask(
        self, request: Request, headers: Mapping[str, str], *, cap: int = JSON_MAX
    ) -> Answer:
        """Return the answer to one request, even a refusal.

        Raises Unreachable("peer.silent"), Refused("server.address"),
        Broken("peer.malformed") for an answer over *cap* bytes.
        """
        try:
            async with asyncio.timeout(TIMEOUT):
                async with self.streaming(request, headers) as response:
                    body = await _whole(response, cap)
        except TimeoutError as error:
            raise Unreachable("peer.silent") from error
        return Answer(response.status_code, response.headers, body)

    @asynccontextmanager
    async def streaming(
        self, request: Request, headers: Mapping[str, str], *, silence: float = TIMEOUT
    ) -> AsyncIterator["httpx.Response"]:
        """Open an answer to be read as it comes; *silence* seconds end it."""
        import httpx

        try:
            async with self._open().stream(
                request.method,
                self.url + request.path,
                content=request.body or None,
                headers={
                    "content-type": request.kind,
                    "accept-encoding": "identity",
                    **headers,
                },
                timeout=silence,
            ) as response:
                yield response
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise Refused("server.address") from error
        except httpx.HTTPError as error:
            raise Unreachable("peer.silent") from error

    def _open(self) -> "httpx.AsyncClient":
        import httpx

        if self._client is None:
            self._client = httpx.AsyncClient(
                transport=self._way(), follow_redirects=False, trust_env=False
            )
        return self._client

    def _way(self) -> "httpx.AsyncBaseTransport":
        """Return what carries requests; the real network only through the toll."""
        import httpx

        from sync.client.toll import Toll

        if self._ledger is not None:
            way = self._transport or httpx.AsyncHTTPTransport(trust_env=False)
            return Toll(way, self._ledger, self._why)
        if self._transport is None:
            raise Broken("internal")
        return self._transport

    async def close(self) -> None:
        """Hang up; the next request opens the line again."""
        client, self._client = self._client, None
        if client is not None and self._transport is None:
            await client.aclose()


async def _whole(response: "httpx.Response", cap: int) -> bytes:
    """Read a body, never more than *cap* bytes of it."""
    body = bytearray()
    async for piece in response.aiter_raw():
        body += piece
        if len(body) > cap:
            raise Broken("peer.malformed")
    return bytes(body)


def _fault(status: int, body: bytes, headers: Mapping[str, str]) -> AlveoleError:
    """Turn a refusal of the server into the error it stands for."""
    if status == UPGRADE:
        return Refused("update_needed")
    problem = _read_problem(body, headers.get("content-type", ""))
    if status == TOO_MANY or status >= FAULT:
        wait = str(min(max(problem.retry_after, 0), 3600))
        return Unreachable("peer.busy", retry_after=wait)
    if problem.code in CODES:
        return Refused(OURS.get(problem.code, problem.code))
    if status == UNAUTHORISED:
        return Refused("session_expired")
    return Broken("peer.malformed")


def _read_problem(body: bytes, kind: str) -> wire.Problem:
    """Read a problem in either encoding; an empty one when it is neither."""
    try:
        if kind.startswith(MSGPACK):
            return wire.decode(_problem, body)
        told = json.loads(body)
        return wire.Problem(str(told["code"]), {}, int(told.get("retry_after") or 0))
    except _UNREADABLE:
        return wire.Problem("", {})
