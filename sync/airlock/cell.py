"""One worker of the « sas »: its process, its three pipes and its time limit."""

import os
import select
import signal
import subprocess
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Timer
from typing import IO, TypeVar

from app.domain.errors import Refused
from app.domain.lent import Content, Lent
from sync.airlock.frames import (
    CONTENT_MAX,
    GONE,
    NEED_MAX,
    SHEAF_MAX,
    Answer,
    Ask,
    Sealing,
    exactly,
    receive,
    send,
    write,
)
from sync.wire import decode, decoder

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 30.0
_ALONE = {"OPENBLAS_NUM_THREADS": "1"}
"""Arithmetic starts no thread: a child of a process with threads may hang."""
_ANSWER = decoder(Answer)
_SEALING = decoder(Sealing)
T = TypeVar("T")
Seconds = Callable[[], float]
"""A clock that only measures."""


class Cell:
    """A process started, greeted and timed; it is dropped at the first doubt."""

    def __init__(self, command: Sequence[str], *, needed: Collection[str]) -> None:
        self._process = _start(command)
        try:
            self.holds = self._timed(self._greeting, within=_START_SECONDS).holds
        except Refused as error:
            self.end()
            raise Refused("airlock.unavailable") from error
        if any(self.holds.get(name) != "refused" for name in needed):
            self.end()
            raise Refused("airlock.unavailable")

    def alive(self) -> bool:
        """Tell whether the process still runs."""
        return self._process.poll() is None

    def answer(
        self, ask: Ask, content: Content, *, within: float
    ) -> tuple[Answer, bytes]:
        """Have one file opened.

        Raises Refused("import.too_slow" | "import.damaged") when this cell is no
        longer fit for another file; nor is it after what a file lent raises.
        """
        return self._timed(lambda: self._exchange(ask, content), within=within)

    def sheaves(
        self, ask: Ask, content: Content, *, within: float, clock: Seconds
    ) -> Iterator[tuple[Answer, bytes]]:
        """Have an export read; give each sheaf, then the answer that ends them.

        Only the time it is waited for counts. Raises what `answer` does.
        """
        began = clock()
        found = self._timed(lambda: self._begun(ask, content), within=within)
        while found[0].more:
            within -= clock() - began
            yield found
            began = clock()
            found = self._timed(lambda: self._heard(content), within=max(within, 0))
        yield found

    def end(self) -> None:
        """Kill the process and its child, and wait for it."""
        if self.alive():
            self._kill()
        self._process.wait()
        for pipe in self._pipes():
            with suppress(OSError):
                pipe.close()

    def _greeting(self) -> Sealing:
        _, answers, _ = self._pipes()
        greeting = decode(_SEALING, receive(answers))
        self._await_the_end_of_the_child()
        return greeting

    def _exchange(self, ask: Ask, content: Content) -> tuple[Answer, bytes]:
        answer, payload = self._begun(ask, content)
        if answer.more:
            raise Refused("malformed")
        return answer, payload

    def _begun(self, ask: Ask, content: Content) -> tuple[Answer, bytes]:
        asks, _, _ = self._pipes()
        send(asks, ask, content if isinstance(content, bytes) else b"")
        return self._heard(content)

    def _heard(self, content: Content) -> tuple[Answer, bytes]:
        asks, answers, _ = self._pipes()
        answer = decode(_ANSWER, receive(answers))
        while any(answer.need):
            write(asks, _needed(content, *answer.need))
            answer = decode(_ANSWER, receive(answers))
        if not 0 <= answer.size <= (SHEAF_MAX if answer.more else CONTENT_MAX):
            raise Refused("malformed")
        payload = exactly(answers, answer.size)
        if not answer.more:
            self._await_the_end_of_the_child()
        return answer, payload

    def _await_the_end_of_the_child(self) -> None:
        """Believe nothing more until the child is gone and has left nothing."""
        _, answers, ends = self._pipes()
        left = (
            exactly(ends, len(GONE)) != GONE or select.select([answers], [], [], 0)[0]
        )
        if left:
            raise Refused("malformed")

    def _timed(self, act: Callable[[], T], *, within: float) -> T:
        late = Event()
        timer = Timer(within, self._expire, (late,))
        timer.start()
        try:
            result = act()
        except (EOFError, OSError, Refused) as error:
            raise Refused(_reason(late)) from error
        finally:
            timer.cancel()
            timer.join()
        if late.is_set():
            raise Refused(_reason(late))
        return result

    def _expire(self, late: Event) -> None:
        late.set()
        self._kill()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _pipes(self) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
        pipes = (self._process.stdin, self._process.stdout, self._process.stderr)
        asks, answers, ends = pipes
        if asks is None or answers is None or ends is None:
            raise Refused("airlock.unavailable")
        return asks, answers, ends


def _needed(content: Content, start: int, size: int) -> bytes:
    """Return the bytes a worker needs, of the file it was given and no other."""
    lent = isinstance(content, Lent) and 0 <= start < start + size <= content.size
    if isinstance(content, bytes) or not lent or size > NEED_MAX:
        raise Refused("malformed")
    return content.read(start, size)


def _reason(late: Event) -> str:
    return "import.too_slow" if late.is_set() else "import.damaged"


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start the worker with nothing of our environment, in a session of its own."""
    try:
        return subprocess.Popen(  # noqa: S603  our own module, no foreign word
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=_ROOT,
            env=_ALONE,
            start_new_session=True,
        )
    except OSError as error:
        raise Refused("airlock.unavailable") from error
