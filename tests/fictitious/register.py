"""The fictitious register listening on this machine, for as long as a test lasts."""

import socket
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from threading import Event, Thread
from types import TracebackType
from typing import Any, Final, Self

import uvicorn

from sync.feeds.lab.faults import Fault
from sync.feeds.lab.register import Person, Register
from sync.feeds.lab.service import BASE, Service

NOON: Final = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
CAMILLE: Final = Person("Camille", "Fictif", date(1958, 3, 12))


class Watch:
    """A clock the sleeper turns: hours pass at once."""

    def __init__(self) -> None:
        self.time = NOON
        self.slept: list[float] = []
        self.then: Callable[[], None] = lambda: None

    def __call__(self) -> datetime:
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Wait no time."""
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)
        self.then()


def chance() -> Callable[[int], bytes]:
    """Return bytes that follow one another."""
    drawn = iter(range(1, 1 << 16))
    return lambda count: bytes((next(drawn) * 7) % 256 for _ in range(count))


class Playing:
    """Plays a register over real HTTP; *service* may be spoiled meanwhile."""

    def __init__(self, *faults: Fault, now: Watch | None = None) -> None:
        register = Register.of(1, NOON, CAMILLE)
        self.service = Service(register, now or Watch(), chance(), set(faults))
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.host = f"127.0.0.1:{self._socket.getsockname()[1]}"
        self.address = f"http://{self.host}{BASE}"
        app: Any = self.service
        config = uvicorn.Config(app, log_config=None, lifespan="off", ws="none")
        self._server = uvicorn.Server(config)
        self._thread = Thread(target=self._run, daemon=True)
        self._begun = Event()

    @property
    def register(self) -> Register:
        """The doses played."""
        return self.service.register

    def says(self, answer: str = "yes") -> None:
        """Answer every code shown, as the person would on the page."""
        for one in self.service.doors.demands.values():
            one.answer = answer

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._server.started:
            self._begun.wait(0.01)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    def _run(self) -> None:
        self._server.run(sockets=[self._socket])
