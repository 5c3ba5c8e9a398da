"""The server as one ASGI application: both planes behind one border."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.domain.errors import AlveoleError
from sync.server.answers import refused, told
from sync.server.blobstore import BlobStore
from sync.server.control.accounts import Accounts
from sync.server.control.door import Door
from sync.server.data import Logs
from sync.server.deposits import Deposits
from sync.server.events import Events
from sync.server.gate import Desk, World
from sync.server.health import Health
from sync.server.lanes import Lanes
from sync.server.ledger import RELEASED, Ledger
from sync.server.parts import Parts, sweep
from sync.wire import PUSH_MAX, Problem

log = logging.getLogger(__name__)
BODY_SECONDS = 30.0
JSON_MAX = 256 * 1024
STALE_MS = 7 * 24 * 3600 * 1000
SWEEP_SECONDS = 24 * 3600.0
NOT_FOUND = Problem("not_found", {})
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


def build(ledger: Ledger, blobs: BlobStore, world: World) -> "Application":
    """Return the whole server over two stores.

    Under a real server the lifespan opens and closes the ledger; who calls the
    application directly opens it himself.
    """
    return Application(Desk.set(ledger, blobs, world))


class Application:
    """The border: bodies are read whole within their cap, nothing unexpected leaks."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._health = Health(desk)
        logs = Logs(desk), Lanes(desk), Deposits(desk)
        planes = (*logs, Parts(desk), Events(desk), self._health)
        self._app = FastAPI(
            title="Alvéole",
            openapi_url="/v1/openapi.json",
            docs_url=None,
            redoc_url=None,
            routes=[route for plane in planes for route in plane.routes()],
            lifespan=self._life,
            exception_handlers={
                AlveoleError: _refused,
                RequestValidationError: _malformed,
                HTTPException: _nothing_there,
                Exception: _unexpected,
            },
        )
        self._app.state.meters = desk.meters
        Accounts(desk).mount(self._app)
        Door(desk).mount(self._app)

    def drain(self) -> None:
        """Say that the server is stopping, and send listeners home."""
        self._health.draining = True
        self.desk.bell.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection event."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, await _whole(scope, receive), send)
        except _TooMuch as error:
            status, code = error.args
            answer = told(status, Problem(code, {}), packed=False)
            await answer(scope, receive, send)
        except Exception as error:  # noqa: BLE001 - a route never fells its neighbours
            log.error("unexpected %s", type(error).__name__)  # noqa: TRY400

    @asynccontextmanager
    async def _life(self, _: FastAPI) -> AsyncIterator[None]:
        await self.desk.ledger.open()
        chores = [asyncio.create_task(work) for work in (self._sweep(), self._forget())]
        try:
            yield
        finally:
            for chore in chores:
                chore.cancel()
            await asyncio.gather(*chores, return_exceptions=True)
            await self.desk.ledger.close()

    async def _sweep(self) -> None:
        """Each day, delete the parts no op, or no line, has claimed for a week."""
        desk = self.desk
        while True:
            with suppress(AlveoleError):
                await sweep(desk, desk.world.millis() - STALE_MS)
            await desk.world.sleep(SWEEP_SECONDS)

    async def _forget(self) -> None:
        """Delete at once the parts that only erased items named."""
        released = self.desk.released
        while await released.wait():
            released.clear()
            with suppress(AlveoleError):
                await sweep(self.desk, RELEASED + 1)


class _TooMuch(Exception):
    """A body over its cap, or too slow to come."""


async def _whole(scope: Scope, receive: Receive) -> Receive:
    """Read the body within its cap, then give it back in one message."""
    cap = PUSH_MAX if "/spaces" in scope["path"] else JSON_MAX
    if _declared(scope) > cap:
        raise _TooMuch(413, "too_large")
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await _read(receive, cap)
    except TimeoutError as error:
        raise _TooMuch(400, "malformed") from error
    first: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return first.pop() if first else await receive()

    return again


def _declared(scope: Scope) -> int:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


async def _read(receive: Receive, cap: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b"".join(pieces)
        pieces.append(message.get("body", b""))
        size += len(pieces[-1])
        if size > cap:
            raise _TooMuch(413, "too_large")
        if not message.get("more_body", False):
            return b"".join(pieces)


async def _refused(request: Request, error: Exception) -> Response:
    known = error if isinstance(error, AlveoleError) else AlveoleError("overloaded")
    return refused(request, known, packed=False)


async def _malformed(_: Request, __: Exception) -> Response:
    return told(422, Problem("malformed", {}), packed=False)


async def _nothing_there(_: Request, __: Exception) -> Response:
    return told(404, NOT_FOUND, packed=False)


async def _unexpected(_: Request, __: Exception) -> Response:
    return told(503, Problem("overloaded", {}, 5), packed=False)
