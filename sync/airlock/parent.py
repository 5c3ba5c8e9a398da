"""The « sas » seen from outside: it starts the worker, times it and doubts it."""

import sys
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from threading import RLock, Timer

from app.domain.errors import Refused
from app.domain.feed import Bulletin
from app.domain.foreign import Extract, Hit, Laid, Picture
from app.domain.harvest import Asking, Item
from app.domain.imaging import Look, Scale, Slice, Study
from app.domain.lent import Content, Lent, weight
from app.domain.prescribed import Code
from app.domain.scan import Cut, Plate
from app.domain.timetable import Timetable
from sync.airlock.bulletins import bulletin
from sync.airlock.cell import Cell
from sync.airlock.frames import Answer, Ask, Want
from sync.airlock.harvesting import harvested, zone_of
from sync.airlock.inspection import cut, plate, scale, study
from sync.airlock.lending import Lending, lent_by, told
from sync.airlock.timetables import timetable
from sync.airlock.verdict import codes, hits, laid, picture, reading, refusal

_WORKER = (sys.executable, "-sEB", "-Wignore", "-m", "sync.airlock.worker")
_WIDTH_MAX = 4096
_WORDS_MAX = 200
_PRINTED = 1654
"""Pixels of the short side of an A4 page at 200 dots an inch."""
_PACE = 32 << 20
"""Bytes of a large file that give its reader one second more."""


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

    def read(self, content: Content, *, name: str) -> Extract:
        """Say what a file is and the words it holds."""
        if sys.platform == "win32":
            return _read_plain(content, name)
        answer, _ = self._asked(Ask(told(name), weight(content)), content)
        return reading(answer)

    def draw(self, content: Content, *, page: int, width: int) -> Picture:
        """Draw one page, at most *width* pixels wide, upright."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        across = min(max(1, width), _WIDTH_MAX)
        ask = Ask("", weight(content), Want.DRAW, max(0, page), across)
        answer, rgb = self._asked(ask, content)
        return picture(answer, rgb)

    def lay(self, content: Content) -> Laid:
        """Return the page of a format made of words; an empty one for the others."""
        if sys.platform == "win32":
            return Laid()
        answer, _ = self._asked(Ask("", weight(content), Want.LAY), content)
        return laid(answer)

    def codes(self, content: Content) -> tuple[Code, ...]:
        """Return the codes drawn on the first three pages."""
        if sys.platform == "win32":
            return ()
        answer, _ = self._asked(Ask("", weight(content), Want.CODES), content)
        return codes(answer)

    def part(self, content: Content, *, rank: int) -> bytes:
        """Take out one of the files inside (from 0), as it is."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        ask = Ask("", weight(content), Want.PART, max(0, rank))
        return self._asked(ask, content)[1]

    def unlock(self, content: Content, *, password: str) -> bytes:
        """Return a copy that needs no password."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        ask = Ask("", weight(content), Want.UNLOCK, password=password)
        return self._asked(ask, content)[1]

    def find(self, content: Content, *, words: str) -> tuple[Hit, ...]:
        """Say where words stand on the pages."""
        if sys.platform == "win32":
            return ()
        sought = words[:_WORDS_MAX].encode(errors="replace").decode()
        ask = Ask("", weight(content), Want.FIND, words=sought)
        return hits(self._asked(ask, content)[0])

    def study(self, content: Content) -> Study:
        """Say where the images of an exam lie, in their order."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        size = weight(content)
        answer, _ = self._asked(Ask("", size, Want.STUDY), content)
        return study(answer, size)

    def shade(
        self, content: Content, where: Slice, *, width: int, look: Look
    ) -> tuple[Picture, Scale]:
        """Draw one image of an exam from its bytes alone (those of *where*)."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        across = min(max(1, width), _WIDTH_MAX)
        ask = Ask(
            "",
            weight(content),
            Want.SHADE,
            where.frame,
            across,
            packed=where.packed,
            look=look,
        )
        answer, rgb = self._asked(ask, content)
        return picture(answer, rgb), scale(answer)

    def frame(self, content: bytes, *, page: int) -> Cut:
        """Say where a page lies in a photograph."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        ask = Ask("", len(content), Want.FRAME, max(0, page))
        return cut(self._asked(ask, content)[0])

    def scan(self, content: bytes, *, page: int, cut: Cut, width: int) -> Picture:
        """Draw the page taken out of a photograph."""
        return picture(*self._scanned(content, page, cut, width))

    def press(self, content: bytes, *, page: int, cut: Cut) -> Plate:
        """Make a page of a PDF: packed by a process that only sees its pixels."""
        drawn, rgb = self._scanned(content, page, cut, _PRINTED)
        ask = Ask("", len(rgb), Want.PRESS, width=drawn.width, cut=cut)
        return plate(*self._asked(ask, rgb))

    def harvest(
        self, content: Content, asking: Asking, *, name: str
    ) -> Iterator[tuple[Item, ...]]:
        """Give what an export of readings holds, some at a time, in its order."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        zone, first = zone_of(asking), asking.day_first
        size = weight(content)
        ask = Ask(told(name), size, Want.HARVEST, zone=zone, day_first=first)
        begin = partial(Cell, (*self._command, zone), needed=self._needed)
        return harvested(begin, *lent_by(ask, content), self._seconds)

    def bulletin(self, content: bytes) -> Bulletin:
        """Read one page of what a service of vaccinations tells."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        ask = Ask("", len(content), Want.BULLETIN)
        return bulletin(self._asked(ask, content)[0])

    def timetable(self, content: bytes) -> Timetable:
        """Read the agenda of another program."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        ask = Ask("", len(content), Want.TIMETABLE)
        return timetable(self._asked(ask, content)[0])

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

    def _scanned(
        self, content: bytes, page: int, cut: Cut, width: int
    ) -> tuple[Answer, bytes]:
        """Have a page taken out of a photograph, its short side at most *width*."""
        if sys.platform == "win32":
            raise Refused("airlock.unavailable")
        across = min(max(1, width), _PRINTED)
        ask = Ask("", len(content), Want.SCAN, max(0, page), across, cut=cut)
        return self._asked(ask, content)

    def _asked(self, ask: Ask, content: Content) -> tuple[Answer, bytes]:
        answer, payload = self._answered(*lent_by(ask, content))
        if refused := refusal(answer):
            raise refused
        return answer, payload

    def _answered(self, ask: Ask, lending: Lending) -> tuple[Answer, bytes]:
        within = self._seconds + (ask.size / _PACE if ask.paged else 0)
        with self._lock:
            cell = self._ready()
            try:
                found = cell.answer(ask, lending.content, within=within)
            except Refused:
                self.close()
                lending.check()
                raise
            self._rest_later()
        return found

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


def _read_plain(content: Content, name: str) -> Extract:
    """Read plain text where no process can be sealed (Windows); refuse the rest."""
    from app.imports import HEAD
    from app.imports.txt import READER

    if not content:
        raise Refused("import.empty")
    if isinstance(content, Lent) or not READER.sniff(content[:HEAD], name):
        raise Refused("airlock.unavailable")
    return READER.read(content)
