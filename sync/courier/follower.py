"""What goes on beside an interface that never waits for it, on a thread of its own."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import Protocol


class Following(Protocol):
    """What goes on until it is cancelled: the courier, whoever looks for news."""

    async def follow(self) -> None:
        """Go on."""
        ...


class Worker(Protocol):
    """What works on a thread of its own between a start and a stop."""

    def start(self) -> None:
        """Begin; returns at once."""
        ...

    def stop(self) -> None:
        """End, and wait for it."""
        ...


def begun(worker: Worker) -> Callable[[], None]:
    """Have *worker* begin; return how to end it."""
    worker.start()
    return worker.stop


def ended(stops: Iterable[Callable[[], None]]) -> None:
    """End all of them at once: several people's wait no longer than one's.

    Raises what one of them raises, once all have ended.
    """
    known = list(stops)
    with ThreadPoolExecutor(len(known) or 1) as together:
        for ending in [together.submit(stop) for stop in known]:
            ending.result()


class Follower:
    """Runs one `follow` on its own event loop until stopped."""

    def __init__(self, following: Following) -> None:
        self._following = following
        self._ready = Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._thread = Thread(
            target=self._run, name=type(following).__name__.lower(), daemon=True
        )

    def start(self) -> None:
        """Begin to follow; returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Stop at the next point where nothing is half done, and wait for it."""
        self._ready.wait()
        if self._loop and self._task and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join()

    def _run(self) -> None:
        asyncio.run(self._follow())

    async def _follow(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._task = asyncio.create_task(self._following.follow())
        self._ready.set()
        await asyncio.wait([self._task])
