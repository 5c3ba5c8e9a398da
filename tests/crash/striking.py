"""Strikes one step of what writes a store: kill -9, a disk that is full or fails.

A step is a statement, the end of a transaction, a file written, moved or deleted.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storage.database import Database, engine
from storage.sql import Answer, Writer

KILL, FULL, BROKEN = "kill", "full", "broken"
_FILES: Final = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime"}
_WORDS: Final = {FULL: "database or disk is full", BROKEN: "disk I/O error"}
_ERRORS: Final = {FULL: errno.ENOSPC, BROKEN: errno.EIO}
_TRUE: Final = Database.writing


@dataclass
class Strikes:
    """Counts the steps under *folder*; those from *at* on fail, or the first kills."""

    folder: Path
    sort: str
    at: int
    steps: int = 0

    def step(self) -> bool:
        """Count a step; say whether it fails, if it is not the end of all."""
        self.steps += 1
        if self.steps >= self.at and self.sort == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.steps >= self.at

    def file(self, event: str, args: tuple[object, ...]) -> None:
        """Count what is done to a file."""
        written = event == "open" and isinstance(args[2], int)
        if written:
            written = bool(int(str(args[2])) & (os.O_WRONLY | os.O_RDWR))
        there = isinstance(args[0], str | Path) and str(args[0]).startswith(
            str(self.folder)
        )
        if (written or event in _FILES) and there and self.step():
            raise OSError(_ERRORS[self.sort], "struck")

    def statement(self) -> None:
        """Count a statement."""
        if self.step():
            raise engine().OperationalError(_WORDS[self.sort])


@dataclass
class Struck:
    """A writer whose statements are steps."""

    writer: Writer
    strikes: Strikes

    def execute(self, *said: object) -> Answer:
        """Run one statement."""
        self.strikes.statement()
        return self.writer.execute(*said)  # type: ignore[arg-type]  # as it was given

    def executemany(self, *said: object) -> Answer:
        """Run one statement for each row."""
        self.strikes.statement()
        return self.writer.executemany(*said)  # type: ignore[arg-type]  # as it was given


_HELD: list[Strikes] = []


def _heard(event: str, args: tuple[object, ...]) -> None:
    if event == "open" or event in _FILES:
        for strikes in _HELD:
            strikes.file(event, args)


@contextmanager
def striking(strikes: Strikes) -> Iterator[None]:
    """Strike in this process, where what is written lies under the folder."""

    @contextmanager
    def writing(self: Database) -> Iterator[Writer]:
        with _TRUE(self) as writer:
            if not self.path.is_relative_to(strikes.folder):
                yield writer
                return
            yield Struck(writer, strikes)
            strikes.statement()

    sys.addaudithook(_heard)
    _HELD.append(strikes)
    Database.writing = writing  # type: ignore[method-assign]  # struck
    try:
        yield
    finally:
        _HELD.clear()
        Database.writing = _TRUE  # type: ignore[method-assign]  # as it was


def alone(do: Callable[[], int]) -> int:
    """Do it in a process of its own; return what it returned, -9 when it was killed."""
    child = os.fork()
    if not child:
        code = 99
        try:
            code = do()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
