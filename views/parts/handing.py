"""« Remise » : a file a browser sends, taken piece by piece and never written down."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, Final

from app.domain.errors import Refused
from app.domain.lent import PIECE

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

PLACE: Final = "/remise/"
_PATIENCE: Final = 900.0
"""Seconds a browser has to begin: it reads a large file first, in its own memory."""

_LOOK: Final = 1.0
"""Seconds between two looks at whether it began."""


class Handing:
    """One file on its way: a thread draws it, so that little of it waits in memory."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._source: asyncio.Future[Receive] = self._loop.create_future()
        self._over = asyncio.Event()
        self._more = True

    def pieces(self) -> Iterator[bytes]:
        """Give the file, in a thread; an empty piece each second until it begins.

        Raises Refused("import.unreadable").
        """
        yield from self._waited()
        while piece := asyncio.run_coroutine_threadsafe(
            self._next(), self._loop
        ).result():
            yield piece

    async def serve(self, receive: Receive) -> None:
        """Let a request be drawn until nobody wants more of it."""
        self._source.set_result(receive)
        await self._over.wait()

    def end(self) -> None:
        """Want no more of it."""
        self._over.set()

    def lost(self) -> None:
        """Hear that the browser cannot send it."""
        if not self._source.done():
            self._source.set_exception(Refused("import.unreadable"))

    def _waited(self) -> Iterator[bytes]:
        """Wait for the browser to begin. Raises Refused("import.unreadable")."""
        for _look in range(int(_PATIENCE / _LOOK)):
            look = asyncio.run_coroutine_threadsafe(self._begun(), self._loop)
            if look.result():
                return
            yield b""
        raise Refused("import.unreadable")

    async def _begun(self) -> bool:
        done, _ = await asyncio.wait([self._source], timeout=_LOOK)
        return bool(done)

    async def _next(self) -> bytes:
        receive = await self._source
        gathered = bytearray()
        while self._more and len(gathered) < PIECE:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Refused("import.unreadable")
            gathered += message.get("body", b"")
            self._more = bool(message.get("more_body"))
        return bytes(gathered)


class Counter:
    """« Guichet » : where browsers hand files over; each address serves once."""

    def __init__(self) -> None:
        self._expected: dict[str, Handing] = {}

    @contextmanager
    def expecting(self, token: str) -> Iterator[Handing]:
        """Expect a file at the address made of *token*, which nobody can guess."""
        handing = self._expected[token] = Handing()
        try:
            yield handing
        finally:
            self._expected.pop(token, None)
            handing.end()

    async def take(self, token: str, receive: Receive) -> bool:
        """Take the file handed at an address; False for one not expected."""
        handing = self._expected.pop(token, None)
        if handing is None:
            return False
        await handing.serve(receive)
        return True


COUNTER: Final = Counter()
"""The one of this process: its browsers come through one guard."""
