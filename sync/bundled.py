"""The bundled server as a child process: same program, no key, loopback only."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from threading import Lock, Thread, Timer

from app.domain.errors import Unreachable

FIRST_SCREEN = 3.0
"""Seconds left to the first screen before anything starts beside it."""

_PATIENCE = 20.0
_BUNDLED = "ALVEOLE_BUNDLED"
_ADDRESS = re.compile(r"http://[0-9.]+:[0-9]+")


def end_with_parent(environment: Mapping[str, str]) -> None:
    """Where this process is a bundled server, stop it when its parent is gone."""
    if _BUNDLED not in environment:
        return

    def wait() -> None:
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    Thread(target=wait, name="parent", daemon=True).start()


class BundledServer:
    """Starts *command* (`alveole serve --port 0`) and reads its ready line.

    The child ends with its parent, however that ends: its standard input is ours,
    and `end_with_parent` stops it when that closes.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._child: subprocess.Popen[str] | None = None
        self._address = ""
        self._starting = Lock()
        self._over = False

    def start_in(self, seconds: float) -> None:
        """Start it later: it gets ready while the person types their code.

        The first screen has the machine to itself until then.
        """
        later = Timer(seconds, self.start)
        later.daemon = True
        later.start()

    def start(self) -> None:
        """Start it, unless it was started or stopped already."""
        with self._starting:
            if self._child is None and not self._over:
                self._child = self._started()

    def _started(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(  # noqa: S603 - our own program
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, _BUNDLED: "1"},
            text=True,
        )

    def address(self) -> str:
        """Return where it serves, once it does. Raises Unreachable("server.silent")."""
        self.start()
        if not self._address:
            out = self._child.stdout if self._child else None
            found = _ADDRESS.search(out.readline() if out else "")
            if found is None:
                self.stop()
                raise Unreachable("server.silent")
            self._address = found.group()
        return self._address

    def stop(self) -> None:
        """Ask it to stop, and insist after a while; it never starts again."""
        with self._starting:
            self._over = True
        if self._child is None:
            return
        self._child.terminate()
        try:
            self._child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                pipe.close()
        self._child = None
