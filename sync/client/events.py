"""Wake-ups of the server, read line by line and never trusted beyond a number."""

import json
from collections.abc import AsyncIterator

from app.domain.errors import Broken
from app.domain.ids import ID_SIZE

SILENCE = 60.0
"""Seconds without a byte, comments included, after which the line is dropped."""

LINE_MAX = 4096


async def lines(pieces: AsyncIterator[bytes]) -> AsyncIterator[str]:
    """Cut a stream in lines. Raises Broken("peer.malformed") over 4 KiB a line."""
    rest = b""
    async for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            yield line.rstrip(b"\r").decode("utf-8", "replace")
        if len(rest) > LINE_MAX:
            raise Broken("peer.malformed")


async def wakes(pieces: AsyncIterator[bytes]) -> AsyncIterator[tuple[bytes, int]]:
    """Give (space, head) at each `head` event; other events and comments pass by."""
    event, told = "", ""
    async for line in lines(pieces):
        name, _, value = line.partition(":")
        if not line:
            if event == "head":
                yield read_head(told)
            event = told = ""
        elif name == "event":
            event = value.strip()
        elif name == "data":
            told = value.strip()


def read_head(told: str) -> tuple[bytes, int]:
    """Read `{"s": space hex, "n": head}`. Raises Broken("peer.malformed")."""
    try:
        head = json.loads(told)
        space, n = bytes.fromhex(head["s"]), head["n"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Broken("peer.malformed") from error
    if len(space) != ID_SIZE or not isinstance(n, int):
        raise Broken("peer.malformed")
    return space, n
