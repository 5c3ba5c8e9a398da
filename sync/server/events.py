"""Wake-ups by server-sent events: which space moved, never what."""

from collections import Counter
from collections.abc import AsyncIterator

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from app.domain.errors import Refused
from sync.server.asked import route
from sync.server.bell import Ear, Followed
from sync.server.gate import Desk

KEEP_ALIVE = 25.0


class Events:
    """One stream a device for all its spaces."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._open: Counter[bytes] = Counter()

    def routes(self) -> list[Route]:
        """Return the route of the wake-ups."""
        return [route("/v1/events", self.follow, "GET")]

    async def follow(self, request: Request) -> Response:
        """Open a stream, at most four a device."""
        desk, session = self._desk, self._desk.gate.bearer(request)
        if self._open[session.device] >= desk.world.settings.events_per_device:
            raise Refused("rate_limited", retry_after="30")
        ear = Ear(session.identity, {}, session.device)
        return StreamingResponse(
            self._stream(ear, session.device),
            media_type="text/event-stream",
            headers={"cache-control": "no-store"},
        )

    async def _stream(self, ear: Ear, device: bytes) -> AsyncIterator[bytes]:
        self._open[device] += 1
        self._desk.bell.add(ear)
        try:
            yield b": open\n\n"
            await self._catch_up(ear)
            while not ear.closed:
                heads = await ear.wait(KEEP_ALIVE)
                yield b"".join(map(_event, heads.items())) or b": still here\n\n"
            yield b"retry: 2000\n\n"
        finally:
            self._desk.bell.remove(ear)
            self._open[device] -= 1

    async def _catch_up(self, ear: Ear) -> None:
        """Tell where each space is: it may have moved while nobody listened."""
        desk = self._desk
        for card in await desk.ledger.spaces(ear.identity, desk.world.millis()):
            ear.spaces[card.space] = Followed(card.until, card.heard)
            ear.hear(card.space, card.head)


def _event(moved: tuple[bytes, int]) -> bytes:
    space, head = moved
    told = msgspec.json.encode({"s": space.hex(), "n": head})
    return b"event: head\ndata: " + told + b"\n\n"
