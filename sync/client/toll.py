"""« Péage » : the only gate to the network; nothing passes that is not noted."""

from collections.abc import AsyncIterator, Iterable
from typing import cast

import httpx

from app.domain.departure import Departure, Outcome, Purpose
from app.ports.departures import Ledger
from sync.client.purposes import purpose_of

_OK_END = 300
_LINE, _FIELD, _STATUS = 12, 4, 15
"""Bytes HTTP/1.1 adds to a request line, to each header, and its status line."""


class Toll(httpx.AsyncBaseTransport):
    """Notes each request before it leaves, and what came back once it has."""

    def __init__(
        self,
        way: httpx.AsyncBaseTransport,
        ledger: Ledger,
        why: Purpose | None = None,
    ) -> None:
        self._way = way
        self._ledger = ledger
        self._why = why

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Let a request through, noted."""
        noted = self._ledger.leaving(
            self._why or purpose_of(request.method, request.url.path),
            request.url.netloc.decode(),
            _weight(request),
        )
        try:
            response = await self._way.handle_async_request(request)
        except BaseException:
            self._ledger.settled(noted, 0, Outcome.SILENT)
            raise
        response.stream = _Coming(response, noted, self._ledger)
        return response

    async def aclose(self) -> None:
        """Hang up."""
        await self._way.aclose()


class _Coming(httpx.AsyncByteStream):
    """An answer counted as it is read; told once, when it is over or left."""

    def __init__(
        self, response: httpx.Response, noted: Departure, ledger: Ledger
    ) -> None:
        self._stream = cast("httpx.AsyncByteStream", response.stream)
        self._noted = noted
        self._ledger = ledger
        self._bytes = _STATUS + _fields(response.headers.raw)
        refused = response.status_code >= _OK_END
        self._outcome = Outcome.REFUSED if refused else Outcome.DONE

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._stream:
                self._bytes += len(piece)
                yield piece
        except Exception:
            self._outcome = Outcome.SILENT
            raise

    async def aclose(self) -> None:
        try:
            await self._stream.aclose()
        finally:
            self._ledger.settled(self._noted, self._bytes, self._outcome)


def _weight(request: httpx.Request) -> int:
    """Return the bytes of a request as HTTP/1.1 writes it, its body included."""
    line = len(request.method) + len(request.url.raw_path) + _LINE
    return line + _fields(request.headers.raw) + len(request.content)


def _fields(headers: Iterable[tuple[bytes, bytes]]) -> int:
    return sum(len(name) + len(value) + _FIELD for name, value in headers) + 2
