"""A real page with no client: when and how much it sends, how long its loop stood."""

import asyncio
import gc
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import msgpack  # type: ignore[import-untyped]  # ships no types
from flet.messaging.protocol import MessageAction

from main import Starters
from tests.screens.fletunit import FletUnit, RecordingConnection, _encode
from views.shell import World
from views.shell import opened as page_of

PATIENCE: Final = 20
STEP: Final = 0.002
Sleep = Callable[[float], Any]


@dataclass
class Sent:
    """One message to the client."""

    at: float
    raw: bytes = field(repr=False)


class Wire(RecordingConnection):
    """Keeps what is sent, and when; nothing else stays in memory."""

    def __init__(self) -> None:
        super().__init__(None)
        self.messages: list[Sent] = []

    def send_message(self, message: Any) -> None:  # noqa: ANN401 - Flet's own type
        """Pack a message once, as the real wire does, and note it."""
        raw = msgpack.packb([message.action, message.body], default=_encode)
        self.messages.append(Sent(time.perf_counter(), raw))
        if message.action == MessageAction.INVOKE_METHOD:
            self._answer(message.body)

    async def told(self, words: bytes, since: float) -> Sent:
        """Wait for the first message sent after *since* that holds *words*."""
        for _ in range(int(PATIENCE / STEP)):
            for each in self.messages:
                if each.at > since and words in each.raw:
                    return each
            await asyncio.sleep(STEP)
        raise OSError(f"{words!r} was never sent")


class Lag:
    """Wakes every few milliseconds; remembers the longest the loop made it wait.

    *busy* is the processor time of the loop's thread in its longest turn: what
    would be left of the wait on a machine that does nothing else.
    """

    def __init__(self) -> None:
        self.longest = 0.0
        self.busy = 0.0

    async def watch(self) -> None:
        """Watch until cancelled."""
        while True:
            before, spent = time.perf_counter(), time.thread_time()
            await asyncio.sleep(STEP)
            self.busy = max(self.busy, time.thread_time() - spent)
            self.longest = max(self.longest, time.perf_counter() - before - STEP)


@asynccontextmanager
async def watched() -> AsyncIterator[Lag]:
    """Watch the event loop; what the collector of rubbish takes counts too."""
    lag = Lag()
    task = asyncio.create_task(lag.watch())
    try:
        yield lag
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@asynccontextmanager
async def a_screen(
    starters: Starters, route: str, *, sleep: Sleep = asyncio.sleep
) -> AsyncIterator[tuple[FletUnit, Wire]]:
    """Open *route* of the open home on a page of its own."""
    world = World(starters.door, lambda: datetime.now(UTC), os.urandom, sleep)
    page = FletUnit(page_of(world), route=route, width=390)
    page.conn = wire = Wire()
    async with page:
        yield page, wire


def resident() -> float:
    """Return the MiB this process holds."""
    gc.collect()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(status.partition("VmRSS:")[2].split()[0]) / 1024
