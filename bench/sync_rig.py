"""A server in a process of its own, and clients that cost next to nothing."""

import asyncio
import contextlib
import http.client
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import msgspec

from sync.signin.signatures import SignedRequest, sign_request
from tests.sync.server.actors import Space

Row = tuple[int, int, int, msgspec.Raw, bytes]
_page = msgspec.msgpack.Decoder(
    tuple[
        int,
        bytes,
        list[msgspec.Raw],
        list[tuple[int, int, int, msgspec.Raw, bytes]],
        bool,
    ]
)
SERVER = """
import asyncio, os, sys
from datetime import UTC, datetime
from pathlib import Path
from sync.listen import Place
from sync.server.service import Service, run_server
from sync.server.settings import Settings
settings = Settings(signup="open", rates={}, events_per_device=1000000)
run_server(Service(Place(port=0), Path(sys.argv[1]), settings),
    now=lambda: datetime.now(UTC), entropy=os.urandom, sleep=asyncio.sleep,
    on_ready=lambda url: print(url, flush=True))
"""


@dataclass
class Rig:
    """A running server; its rate limits are lifted by configuration."""

    url: str
    pid: int

    @classmethod
    @contextlib.contextmanager
    def running(cls, folder: Path) -> Iterator[Self]:
        """Start a server over an empty folder, stop it afterwards."""
        command = [sys.executable, "-c", SERVER, str(folder / "server")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
            try:
                first = server.stdout.readline().strip() if server.stdout else ""
                yield cls(first, server.pid)
            finally:
                server.terminate()

    def found(self, space: Space) -> "Line":
        """Register a device, found its space, and open its session."""
        line = Line(self.url, space)
        device = space.founder
        papers = {
            "card": device.person.card.hex(),
            "device_card": device.card.hex(),
            "certificate": device.certificate.hex(),
        }
        line.signed("POST", "/v1/identities", msgspec.json.encode(papers))
        line.signed("POST", "/v1/spaces", space.founding())
        told = msgspec.json.decode(line.signed("POST", "/v1/session", b"{}"))
        line.token = told["token"]
        return line

    def memory(self) -> float:
        """Return the server's resident KiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return float(status.partition("VmRSS:")[2].split()[0])


@dataclass
class Line:
    """One device speaking HTTP by hand, so that its cost does not hide the server's."""

    url: str
    space: Space
    token: str = ""

    @property
    def place(self) -> tuple[str, int]:
        """The host and port of the server."""
        parts = urlsplit(self.url)
        return parts.hostname or "", parts.port or 0

    def signed(self, method: str, path: str, body: bytes) -> bytes:
        """Send one signed request, without asyncio."""
        device = self.space.founder
        claim = msgspec.json.encode({"device": device.id.hex()})
        given = msgspec.json.decode(self._ask("POST", "/v1/session/challenge", claim))
        headers = sign_request(
            SignedRequest(method, self.url + path, body),
            seed=device.seed,
            key_id=device.id.hex(),
            nonce=given["nonce"],
            at=given["at"],
        )
        return self._ask(method, path, body, headers)

    def _ask(
        self, method: str, path: str, body: bytes, headers: dict[str, str] | None = None
    ) -> bytes:
        told = {"content-type": "application/json", **(headers or {})}
        http_line = http.client.HTTPConnection(*self.place, timeout=30)
        try:
            http_line.request(method, path, body, told)
            answer = http_line.getresponse()
            content = answer.read()
        finally:
            http_line.close()
        if answer.status >= 300:  # noqa: PLR2004 - HTTP
            raise RuntimeError(content)
        return content

    async def push_each(self, pushes: list[bytes]) -> list[float]:
        """Send pushes one after another; return how long each took."""
        reader, writer = await asyncio.open_connection(*self.place)
        took = []
        for raw in pushes:
            start = time.perf_counter()
            await self._send(reader, writer, "POST", "changes", raw)
            took.append(time.perf_counter() - start)
        writer.close()
        return took

    async def pull_all(self) -> int:
        """Read the whole log, page after page."""
        reader, writer = await asyncio.open_connection(*self.place, limit=1 << 23)
        after = 0
        while True:
            path = f"changes?after={after}&limit=2000"
            raw = await self._send(reader, writer, "GET", path, b"")
            *_, rows, more = _page.decode(raw)
            after = rows[-1][0] if rows else after
            if not more:
                writer.close()
                return after

    async def _send(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        method: str,
        path: str,
        body: bytes,
    ) -> bytes:
        head = (
            f"{method} /v1/spaces/{self.space.id.hex()}/{path} HTTP/1.1\r\nhost: x\r\n"
            f"authorization: Bearer {self.token}\r\ncontent-length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body)
        answer = (await reader.readuntil(b"\r\n\r\n")).lower()
        at = answer.find(b"content-length:")
        content = await reader.readexactly(
            int(answer[at + 15 : answer.find(b"\r", at)])
        )
        if b" 200 " not in answer[:16]:
            raise RuntimeError(content)
        return content

    async def idle_cost(self, count: int, memory: Callable[[], float]) -> float:
        """Open that many event streams; return the KiB each costs the server."""
        before = memory()
        writers = []
        for _ in range(count):
            reader, writer = await asyncio.open_connection(*self.place)
            head = "GET /v1/events HTTP/1.1\r\nhost: x\r\nauthorization: Bearer "
            writer.write(f"{head}{self.token}\r\n\r\n".encode())
            await reader.readuntil(b": open")
            writers.append(writer)
        cost = (memory() - before) / count
        for writer in writers:
            writer.close()
        return cost
