"""The most memory some work takes: of this process, and of those it starts."""

import os
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

MIB: Final = 1 << 20
LOOKS: Final = 0.005
"""Seconds between two looks at the memory of the processes."""


class Memory:
    """The most memory seen: of this process over where it began, and of a child.

    A child that ran before is none of the work's: a browser, its driver.
    """

    def __init__(self) -> None:
        self._begun = resident("self")
        self._before = descendants()
        self._over = threading.Event()
        self.growth = self.worker = 0.0

    def look(self) -> None:
        """Look again and again until told to stop."""
        while not self._over.wait(LOOKS):
            self.growth = max(self.growth, resident("self") - self._begun)
            workers = filter(begun, descendants(besides=self._before))
            self.worker = max([self.worker, *map(resident, workers)])

    def stop(self) -> None:
        """Look no more."""
        self._over.set()


@contextmanager
def watched() -> Iterator[Memory]:
    """Watch the memory while something is done."""
    memory = Memory()
    looking = threading.Thread(target=memory.look)
    looking.start()
    try:
        yield memory
    finally:
        memory.stop()
        looking.join()


def begun(process: str) -> bool:
    """Tell whether a child runs its own program: before, our memory passes for its."""
    return command(process) != command("self")


def command(process: str) -> bytes:
    """Return the command line of a process; nothing for one that ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def resident(process: str) -> float:
    """Return the memory a process holds now, in MiB; 0 for one that ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def descendants(besides: Collection[str] = ()) -> list[str]:
    """Return the processes this one started, and theirs; none below *besides*."""
    found, waiting = list[str](), [str(os.getpid())]
    while waiting:
        place = Path(f"/proc/{waiting.pop()}/task")
        try:
            children = [
                child
                for task in place.iterdir()
                for child in (task / "children").read_text().split()
                if child not in besides
            ]
        except OSError:
            continue
        found += children
        waiting += children
    return found
