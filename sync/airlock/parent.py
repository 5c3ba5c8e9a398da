"""The « sas » seen from outside: it starts the worker, times it and doubts it."""

import sys
from collections.abc import Collection, Sequence
from threading import RLock, Timer

from app.domain.errors import Refused
from app.domain.foreign import Hit, Laid, Picture, Reading
from app.domain.imaging import Look, Scale, Slice, Study
from app.domain.prescribed import Code
from sync.airlock.cell import Cell
from sync.airlock.frames import CONTENT_MAX, Answer, Ask, Want
from sync.airlock.inspection import scale, study
from sync.airlock.verdict import codes, hits, laid, picture, reading, refusal

_WORKER = (sys.executable, "-sEB", "-Wignore", "-m", "sync.airlock.worker")
_NAME_MAX = 255
_WIDTH_MAX = 4096
_WORDS_MAX = 200


class SealedAirlock:
    """Implements `ports.Airlock` with one child process, started when needed."""

    def __init__(
        self,
        *,
        seconds: float = 5.0,
        idle: float = 60.0,
        command: Sequence[str] = _WORKER,
        needed: Collection[str] = ("files", "sockets"),
    ) -> None:
        self._needed = needed
        self._seconds = seconds
        self._idle = idle
        self._command = command
        self._lock = RLock()
        self._cell: Cell | None = None
        self._rest: Timer | None = None

    def read(self, content: bytes, *, name: str) -> Reading:
        """Say what a file is and the words it holds."""
        if sys.platform == "win32":
            return _read_plain(content, name)
        told = name[-_NAME_MAX:].encode(errors="replace").decode()
        answer, _ = self._asked(Ask(told, len(content)), content)
        return reading(answer)

    def draw(self, content: bytes, *, page: int, width: int) -> Picture:
        """Draw one page, at most *width* pixels wide, upright."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        across = min(max(1, width), _WIDTH_MAX)
        ask = Ask("", len(content), Want.DRAW, max(0, page), across)
        answer, rgb = self._asked(ask, content)
        return picture(answer, rgb)

    def lay(self, content: bytes) -> Laid:
        """Return the page of a format made of words; an empty one for the others."""
        if sys.platform == "win32":
            return Laid()
        answer, _ = self._asked(Ask("", len(content), Want.LAY), content)
        return laid(answer)

    def codes(self, content: bytes) -> tuple[Code, ...]:
        """Return the codes drawn on the first three pages."""
        if sys.platform == "win32":
            return ()
        answer, _ = self._asked(Ask("", len(content), Want.CODES), content)
        return codes(answer)

    def part(self, content: bytes, *, rank: int) -> bytes:
        """Take out one of the files inside (from 0), as it is."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        ask = Ask("", len(content), Want.PART, max(0, rank))
        return self._asked(ask, content)[1]

    def unlock(self, content: bytes, *, password: str) -> bytes:
        """Return a copy that needs no password."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        ask = Ask("", len(content), Want.UNLOCK, password=password)
        return self._asked(ask, content)[1]

    def find(self, content: bytes, *, words: str) -> tuple[Hit, ...]:
        """Say where words stand on the pages."""
        if sys.platform == "win32":
            return ()
        sought = words[:_WORDS_MAX].encode(errors="replace").decode()
        ask = Ask("", len(content), Want.FIND, words=sought)
        return hits(self._asked(ask, content)[0])

    def study(self, content: bytes) -> Study:
        """Say where the images of an exam lie, in their order."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        answer, _ = self._asked(Ask("", len(content), Want.STUDY), content)
        return study(answer, len(content))

    def shade(
        self, content: bytes, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        """Draw one image of an exam from its bytes alone (those of *where*)."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        across = min(max(1, width), _WIDTH_MAX)
        ask = Ask(
            "",
            len(content),
            Want.SHADE,
            where.frame,
            across,
            packed=where.packed,
            look=look,
        )
        answer, rgb = self._asked(ask, content)
        return picture(answer, rgb), scale(answer)

    def sealing(self) -> dict[str, str]:
        """Say what was seen to be refused inside, or that there is no worker."""
        with self._lock:
            try:
                holds = self._ready().holds
            except Refused as refused:
                return {"worker": refused.code}
            self._rest_later()
            return {"worker": "sealed", **holds}

    def close(self) -> None:
        """End the worker; the next file starts another."""
        with self._lock:
            if self._rest:
                self._rest.cancel()
            if self._cell:
                self._cell.end()
            self._cell = self._rest = None

    def _asked(self, ask: Ask, content: bytes) -> tuple[Answer, bytes]:
        if not content:
            raise Refused("import.empty")
        if len(content) > CONTENT_MAX:
            raise Refused("import.too_large")
        with self._lock:
            cell = self._ready()
            try:
                answer, payload = cell.answer(ask, content, within=self._seconds)
            except Refused:
                self.close()
                raise
            self._rest_later()
        if refused := refusal(answer):
            raise refused
        return answer, payload

    def _ready(self) -> Cell:
        if self._rest:
            self._rest.cancel()
        if self._cell and not self._cell.alive():
            self.close()
        if self._cell is None:
            self._cell = Cell(self._command, needed=self._needed)
        return self._cell

    def _rest_later(self) -> None:
        self._rest = Timer(self._idle, self.close)
        self._rest.daemon = True
        self._rest.start()


def _read_plain(content: bytes, name: str) -> Reading:
    """Read plain text where no process can be sealed (Windows); refuse the rest."""
    from app.imports import HEAD
    from app.imports.txt import READER

    if not content:
        raise Refused("import.empty")
    if not READER.sniff(content[:HEAD], name):
        raise Refused("airlock.unavailable")
    return READER.read(content)
