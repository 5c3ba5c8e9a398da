"""A worker whose readers misbehave: python -m tests.sync.airlock.planted [--open].

With --open it does not seal itself, so that a test sees each fault get through.
"""

import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from app.domain.foreign import Extract
from app.gates.pixels import Pixels
from app.imports import Confidence, Reader
from sync.airlock.seal import seal_process, seal_reading
from sync.airlock.worker import serve

SECRET = Path("pyproject.toml")


def read(content: bytes) -> Extract:
    """Do what the file says, and tell that it was done."""
    faults: dict[bytes, Callable[[], object]] = {
        b"file": SECRET.read_bytes,
        b"socket": lambda: socket.socket().close(),
        b"write": lambda: os.open(os.devnull, os.O_WRONLY),
        b"kill": lambda: os.kill(os.getppid(), signal.SIGCONT),
        b"fork": _fork,
        b"memory": lambda: bytearray(1 << 30),
        b"loop": _loop,
        b"crash": os.abort,
        b"raise": lambda: 1 // 0,
        b"chatter": lambda: os.write(3, b"more than an answer"),
    }
    faults.get(content, lambda: None)()
    return Extract("text/plain", 0, text="done")


def draw(_content: bytes, _page: int, _width: int) -> Pixels:
    """Announce more pixels than are given."""
    return Pixels(4000, 4000, b"\0\0\0")


def _fork() -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def _loop() -> None:
    while True:
        pass


def _unsealed() -> dict[str, str]:
    return {}


PLANTED = Reader(("text/plain",), lambda _head, _name: Confidence.SURE, read, draw)

if __name__ == "__main__":
    is_open = "--open" in sys.argv
    serve(
        lambda _content, _name: PLANTED,
        process=_unsealed if is_open else seal_process,
        reading=_unsealed if is_open else seal_reading,
    )
