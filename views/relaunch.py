"""What outlives a lock: the browser's pass, the look, the hours at which to speak."""

import asyncio
import json
import os
import sys
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any, Final

from app.domain.notice import Moment, Word
from app.flows.notices.locked import Locked
from app.ports.world import Clock, Entropy, Sleep
from views.doorway import Doorway
from views.launch import Outside, open_app
from views.notices.desktop import Desktop
from views.shell import World
from views.way_in import DoorState
from views.web import Asgi, Pass

_PASS_BYTES: Final = 32
_MOMENTS: Final = 500


def new_pass(entropy: Entropy) -> Pass:
    """Draw the pass of one browser."""
    return Pass(entropy(_PASS_BYTES).hex(), entropy(_PASS_BYTES).hex())


def hand_over(entry: Pass, planned: Sequence[Moment] = ()) -> int:
    """Put *entry* in a pipe a fresh process inherits; return its descriptor.

    Neither the command line nor the environment ever holds it. *planned* is what to
    say while the space is closed: the first of them, as many as the pipe can hold.
    """
    reading, writing = os.pipe()
    moments = [f"{one.at}:{one.word}" for one in sorted(planned)[:_MOMENTS]]
    os.write(writing, " ".join((entry.token, entry.cookie, *moments)).encode())
    os.close(writing)
    os.set_inheritable(reading, True)  # noqa: FBT003 - the library's signature
    return reading


def take_over(descriptor: int) -> tuple[Pass, list[Moment]]:
    """Read what the process that locked left."""
    with os.fdopen(descriptor, "rb") as pipe:
        token, cookie, *moments = pipe.read().decode().split()
    parts = (one.split(":") for one in moments)
    return Pass(token, cookie), [Moment(int(at), Word(word)) for at, word in parts]


def say(line: str) -> None:
    """Print one line on the terminal, at once."""
    print(line, flush=True)  # noqa: T201 - the terminal is where the app was opened


def start_afresh(command: Sequence[str]) -> None:
    """Replace this process, and every key in its memory, by *command*."""
    sys.stdout.flush()
    os.execv(command[0], list(command))  # noqa: S606 - our own program


class Opening:
    """Opens the app; at lock, starts a fresh process on the same port.

    *serve* serves a page on a loopback port (0 for any) and calls back with its
    address; *command* opens this app again; *version* is told in « À propos ».
    *keeps* the look of this device, or forgets it (an example touches no disk).
    Its *desktop* says what comes due while the space is closed; none by itself.
    """

    def __init__(
        self,
        door: Doorway[Any],
        world: tuple[Clock, Entropy, Sleep],
        serve: Callable[[Asgi, int, Callable[[str], None]], None],
        command: Sequence[str],
        version: str,
        *,
        keeps: bool = True,
    ) -> None:
        looks = Looks(door.home / "look.json", keeps=keeps)
        self._stage = World(door, *world, looks.recall, looks.keep, version)
        self._now, self._entropy, self._sleep = world
        self.desktop, self._turn = Desktop(""), object()
        self._door = door
        self._serve = serve
        self._command = command

    def run(self, port: int, *, web: bool, resumed: int | None, quiet: bool) -> None:
        """Show the app until it is closed.

        *resumed* is the pipe of `hand_over`: the browser is there already. *quiet*
        prints the address instead of opening it.
        """
        entry = new_pass(self._entropy)
        self._door.on_lock = lambda: self.watch(self._ahead())
        if resumed is not None:
            entry, planned = take_over(resumed)
            self.watch(planned)

        def listen(page: Asgi, ready: Callable[[str], None]) -> None:
            def known(address: str) -> None:
                self.again(entry, address.rpartition(":")[2])
                if resumed is None:
                    ready(address)

            self._serve(page, port, known)

        browse = say if quiet else webbrowser.open
        secret = self._entropy(_PASS_BYTES).hex()
        outside = Outside(listen, browse, say, entry, secret)
        open_app(self._stage, outside, web=web)

    def watch(self, planned: list[Moment]) -> None:
        """Say what comes due, beside, until the space opens."""
        self.desktop.plan(planned)
        self._turn = turn = object()

        def closed() -> bool:
            return self._turn is turn and self._door.state() is not DoorState.OPEN

        clock = self._now, self._sleep
        locked = Locked(self.desktop, planned, closed, *clock)
        Thread(target=asyncio.run, args=(locked.follow(),), daemon=True).start()

    def _ahead(self) -> list[Moment]:
        """Return what is still to be said: the rest was, or will be by the space."""
        now = int(self._now().timestamp() * 1000)
        return [one for one in self.desktop.planned if one.at > now]

    def again(self, entry: Pass, port: str) -> None:
        """Have the door's lock replace this process by a fresh one on *port*."""

        def fresh() -> None:
            line = [*self._command, "--web", "--port", port]
            left = hand_over(entry, self._ahead())
            start_afresh([*line, "--resume", str(left)])

        self._door.on_lock = fresh


class Looks:
    """The look of this device (text size, colours): no word of health in it.

    Unless it *keeps*, it only recalls: what shows an example writes nothing.
    """

    def __init__(self, path: Path, *, keeps: bool = True) -> None:
        self._path = path
        self._keeps = keeps

    def recall(self) -> Mapping[str, str]:
        """Return what was kept; anything unreadable counts as nothing."""
        with suppress(OSError, ValueError):
            kept = json.loads(self._path.read_text("utf-8"))
            if isinstance(kept, dict):
                return {str(name): str(value) for name, value in kept.items()}
        return {}

    def keep(self, look: Mapping[str, str]) -> None:
        """Keep *look*; a full disk costs only that."""
        if not self._keeps:
            return
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path.write_text(json.dumps(dict(look)), "utf-8")
