"""The program, its loop watched: the turns that hold every page are written down."""

import asyncio
import json
import os
import sys
import threading
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Final

import uvicorn

import main

LIMIT: Final = 0.05
"""Seconds a turn may hold every page."""
SLOW: Final = "ALVEOLE_SLOW_TURNS"
"""Names the file of the long turns."""
SELF: Final = (sys.executable, "-m", "tests.e2e.watched")
TREE: Final = str(Path(main.__file__).parent)
_BREATH: Final = 0.02


class Watch(threading.Thread):
    """Asks the loop for an answer, again and again; notes when it is late, and where.

    A busy machine makes everything late: *cpu* is what the loop itself spent.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, told: Path) -> None:
        super().__init__(daemon=True)
        self._loop, self._told = loop, told
        self._thread = threading.main_thread().ident or 0

    def run(self) -> None:
        """Watch until the process ends."""
        with suppress(RuntimeError):  # the loop is closed
            while True:
                time.sleep(_BREATH)
                self._ask()

    def _ask(self) -> None:
        answered, clock = threading.Event(), time.pthread_getcpuclockid(self._thread)
        began, cpu = time.perf_counter(), time.clock_gettime(clock)
        self._loop.call_soon_threadsafe(answered.set)
        if answered.wait(LIMIT):
            return
        where = self._where()
        answered.wait(60)
        spent, cpu = time.perf_counter() - began, time.clock_gettime(clock) - cpu
        turn = {"ms": round(spent * 1e3), "cpu": round(cpu * 1e3), "where": where}
        with self._told.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(turn) + "\n")

    def _where(self) -> str:
        """Return the line the loop is in, and the innermost one of our own."""
        stack = traceback.extract_stack(sys._current_frames().get(self._thread))
        ours = [line for line in stack if _ours(line.filename)][-1:]
        told = [f"{line.filename[-40:]}:{line.lineno}" for line in (stack[-1], *ours)]
        return " in ".join(told)


def _ours(path: str) -> bool:
    return path.startswith(TREE) and ".venv" not in path and "tests" not in path


def watch(told: Path) -> None:
    """Watch the loop of the first server that starts."""
    startup = uvicorn.Server.startup

    async def watched(*given: object, **named: object) -> None:
        Watch(asyncio.get_running_loop(), told).start()
        await startup(*given, **named)  # type: ignore[arg-type]

    uvicorn.Server.startup = watched  # type: ignore[method-assign]


if __name__ == "__main__":
    if SLOW in os.environ:
        watch(Path(os.environ[SLOW]))
    main.SELF = SELF  # type: ignore[assignment] # one word more
    sys.exit(main.main())
