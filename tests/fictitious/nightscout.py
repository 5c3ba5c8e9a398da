"""A Nightscout site on this machine, of nobody: its entries, what it refuses."""

import json
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Final, Self, cast
from urllib.parse import parse_qs, urlsplit

TOKEN: Final = "alveole-0123456789abcdef"  # noqa: S105  of nobody
SECRET: Final = "un secret de douze signes"  # noqa: S105  of nobody
FIRST: Final = 1_795_156_200_000
"""20 November 2026, 7:30 in Paris, in milliseconds."""
STEP: Final = 300_000
_KNOWN: Final = (TOKEN, sha1(SECRET.encode(), usedforsecurity=False).hexdigest())


class Pretender:
    """Answers on the loopback for as long as it is open."""

    def __init__(self, count: int = 12, *, first: int = FIRST) -> None:
        self.dates = [first + STEP * rank for rank in range(count)]
        self._server = _Holding(("127.0.0.1", 0), _Answering)
        self._server.dates = self.dates
        self.host = f"127.0.0.1:{self._server.server_address[1]}"
        self.address = f"http://{self.host}"

    @property
    def last(self) -> int:
        """The date of the latest entry, in ms since 1970."""
        return self.dates[-1]

    def __enter__(self) -> Self:
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def entry(date: int) -> dict[str, object]:
    """Return what a sensor said at *date*."""
    name = f"{date:024x}"
    return {"_id": name, "date": date, "sgv": 101, "type": "sgv", "device": "fictif"}


class _Holding(ThreadingHTTPServer):
    dates: list[int]


class _Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path != "/api/v1/entries.json":
            self._say(404, b"")
        elif self.headers.get("api-secret") not in _KNOWN:
            self._say(401, b'{"status":401,"message":"Unauthorized"}')
        else:
            self._say(200, self._found(parse_qs(asked.query)))

    def _found(self, query: dict[str, list[str]]) -> bytes:
        dates = cast("_Holding", self.server).dates
        since = int(query["find[date][$gte]"][0])
        until = int(query["find[date][$lt]"][0])
        found = [entry(one) for one in dates if since <= one < until]
        return json.dumps(found[::-1][: int(query["count"][0])]).encode()

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_about: object) -> None:
        """Say nothing."""
