"""« Remise » : a file given to a browser, at an address that serves once."""

import asyncio
import io
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any, BinaryIO, Final
from urllib.parse import quote

from app.domain.errors import AlveoleError, Refused
from app.domain.lent import PIECE

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Told = Callable[[int, int], object]
"""Told the bytes given, of how many; what it raises ends the giving."""

_UNFINISHED: Final = "copy.unfinished"
_PATIENCE: Final = 30.0
"""Seconds a browser has to ask for it."""


class Giving:
    """One file on its way out, no faster than the browser takes it."""

    def __init__(self, name: str, source: BinaryIO, tell: Told) -> None:
        self._name = name
        self._source = source
        self._tell = tell
        self._asked = asyncio.Event()
        self._whole: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def given(self) -> None:
        """Wait until the browser has it all.

        Raises Refused("copy.unfinished") when it went away, what *tell* raises.
        """
        try:
            await asyncio.wait_for(self._asked.wait(), _PATIENCE)
        except TimeoutError as error:
            raise Refused(_UNFINISHED) from error
        await self._whole

    async def serve(self, receive: Receive, send: Send) -> None:
        """Answer the request of the browser with the file."""
        self._asked.set()
        leaving = asyncio.ensure_future(_left(receive))
        try:
            await self._send(send, leaving)
        except AlveoleError as error:
            self._whole.set_exception(error)
        else:
            self._whole.set_result(None)
        finally:
            leaving.cancel()

    async def _send(self, send: Send, leaving: asyncio.Future[None]) -> None:
        size, sent = self._source.seek(0, io.SEEK_END), 0
        self._source.seek(0)
        headers = [
            (b"content-type", b"application/octet-stream"),
            (b"content-length", str(size).encode()),
            (b"content-disposition", _attached(self._name)),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        while sent < size:
            piece = await asyncio.to_thread(self._source.read, PIECE)
            if leaving.done() or not piece:
                raise Refused(_UNFINISHED)
            sent += len(piece)
            self._tell(sent, size)
            more = sent < size
            await send({"type": "http.response.body", "body": piece, "more_body": more})


class Offers:
    """« Guichet » : where browsers take files away; each address serves once."""

    def __init__(self) -> None:
        self._waiting: dict[str, Giving] = {}

    @contextmanager
    def offering(self, token: str, giving: Giving) -> Iterator[None]:
        """Offer a file at the address made of *token*, which nobody can guess."""
        self._waiting[token] = giving
        try:
            yield
        finally:
            self._waiting.pop(token, None)

    async def give(self, token: str, receive: Receive, send: Send) -> bool:
        """Give the file offered at an address; False where there is none."""
        giving = self._waiting.pop(token, None)
        if giving is None:
            return False
        await giving.serve(receive, send)
        return True


OFFERS: Final = Offers()
"""The one of this process: its browsers come through one guard."""


def _attached(name: str) -> bytes:
    """Name a file as browsers read names, accents too (RFC 6266)."""
    return f"attachment; filename*=UTF-8''{quote(name)}".encode()


async def _left(receive: Receive) -> None:
    """Wait until the browser goes away."""
    while (await receive())["type"] != "http.disconnect":
        pass
