"""Runs a line of the program; tells on stderr each file written, each socket used.

`python -B -m tests.journeys.watched app --demo …` ; `walk` opens every screen of the
example without a browser; `sin` writes a file and calls a host, to be caught.
"""

import asyncio
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

MARK: Final = "told:"
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGING: Final = (
    *("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink"),
    *("os.truncate", "os.chmod", "shutil.", "tempfile.", "sqlite3.connect"),
)
_CALLING: Final = ("socket.connect", "socket.sendto", "socket.getaddrinfo")
_NEAR: Final = ("127.0.0.1", "localhost", "::1")


def watch(event: str, words: tuple[Any, ...]) -> None:
    """Tell what would leave a trace, or this machine."""
    for told in _found(event, words):
        os.write(2, f"{MARK}{event} {told}\n".encode(errors="replace"))


def _found(event: str, words: tuple[Any, ...]) -> Iterator[str]:
    if event == "open" and _writes(*words):
        yield str(words[0])
    elif event.startswith(_CHANGING):
        yield str(words)
    elif event in (*_CALLING, "socket.bind") and not _near(event, words):
        yield str(words[1:])
    elif event == "subprocess.Popen" and "sync.airlock" not in " ".join(words[1]):
        yield str(words[1])


def _writes(path: object, mode: object, flags: int) -> bool:
    if not isinstance(path, str | bytes) or os.fsdecode(path) == os.devnull:
        return False
    return bool(flags & _WRITING) or (
        isinstance(mode, str) and bool({*mode} & {*"wax+"})
    )


def _near(event: str, words: tuple[Any, ...]) -> bool:
    """Say whether an address is this very machine, to be listened to."""
    place = words[0] if event == "socket.getaddrinfo" else words[1]
    host = place[0] if isinstance(place, tuple) else place
    return event in ("socket.bind", "socket.getaddrinfo") and host in _NEAR


def walk() -> int:
    """Open every screen of the example, on a phone; print how many."""
    from main import an_example
    from tests.screens.fletunit import FletUnit
    from tests.screens.homes import FakeDoor, a_world
    from tests.screens.test_every_screen import INSIDE, address
    from views.shell import opened

    house, seen = an_example().own, 0

    async def look(route: str) -> None:
        async with FletUnit(opened(a_world(FakeDoor(house))), route=route) as ui:
            await ui.settle()
            assert "Suzanne" in ui.text()

    for screen in INSIDE:
        asyncio.run(look(address(screen, house)))
        seen += 1
    print(seen)  # noqa: T201 - told to the test
    return 0


def sin() -> int:
    """Do what must be caught: write a file, make a folder, call somewhere."""
    folder = sys.argv[2]
    os.mkdir(f"{folder}/made")  # noqa: PTH102 - as plainly as possible
    with open(f"{folder}/made/file", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("trace")
    with suppress(OSError), socket.socket() as line:
        line.settimeout(0.1)
        line.connect(("192.0.2.1", 9))
    return 0


def program() -> int:
    """Run the real program with the words given."""
    from main import main

    return main()


WAYS: Final[dict[str, Callable[[], int]]] = {"walk": walk, "sin": sin}

if __name__ == "__main__":
    sys.addaudithook(watch)
    sys.exit(WAYS.get(sys.argv[1], program)())
