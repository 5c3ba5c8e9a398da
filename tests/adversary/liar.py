"""The hostile server as a wire: the real one, whose answers it rewrites."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from tests.journeys.town import Town


@dataclass
class Told:
    """One answer on its way to a device, to be rewritten in place."""

    request: httpx.Request
    status: int
    headers: dict[str, str]
    body: bytes
    stream: httpx.AsyncByteStream | None = None


Lie = Callable[[Told], object]


class Liar(httpx.AsyncBaseTransport):
    """The hostile server: the real one, whose answers it rewrites."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.lies: list[tuple[str, str, Lie]] = []
        self.asked: list[str] = []
        self.heard = bytearray()
        self.instead: httpx.AsyncBaseTransport | None = None
        self.pushed: list[bytes] = []

    def lie(self, method: str, path: str, lie: Lie) -> None:
        """Rewrite every answer to *method* on paths that match."""
        self.lies.append((method, path, lie))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Hear all, ask the real server, answer what suits."""
        sent = await request.aread()
        self.heard += str(request.url).encode() + sent
        self.asked.append(f"{request.method} {request.url.path}")
        if request.method == "POST" and request.url.path.endswith("/changes"):
            self.pushed.append(sent)
        server = self.instead or self.town.wire
        response = await server.handle_async_request(request)
        mine = [
            lie
            for method, path, lie in self.lies
            if method == request.method and re.fullmatch(path, request.url.path)
        ]
        if not mine:
            return response
        told = Told(
            request, response.status_code, dict(response.headers), await read(response)
        )
        for lie in mine:
            lie(told)
        return answer(told)


async def read(response: httpx.Response) -> bytes:
    body = await response.aread()
    await response.aclose()
    return body


def answer(told: Told) -> httpx.Response:
    """Put an answer back on the wire."""
    told.headers.pop("content-length", None)
    stream = told.stream or httpx.ByteStream(told.body)
    return httpx.Response(told.status, headers=told.headers, stream=stream)
