"""A device whose session keeps keys, as the desktop of a person does."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from app.crypto.canon import KEY
from app.crypto.slots import tries_key
from main import Starters
from storage.keys.file import Slot, SlotFile, read_slots
from storage.keys.slots import SlotKeys
from storage.keys.system import KeyringStore, trusted_store
from storage.keys.tries import Tries
from tests.e2e.conftest import TREE, Device, ended

PATIENCE: Final = 3700
"""Seconds by which the last wrong code is put back: more than any wait."""
ENDED: Final = (FileNotFoundError, ProcessLookupError)
"""How the system answers about a process that ended meanwhile."""


@dataclass(frozen=True)
class KeptDevice(Device):
    """A home of the program in a session whose bus is *bus*, and no other."""

    bus: str

    @property
    def environment(self) -> dict[str, str]:
        """What the program sees around it: this home, the key store of this bus."""
        return {**super().environment, "DBUS_SESSION_BUS_ADDRESS": self.bus}

    def make(self, code: str) -> str:
        """Make a space behind *code*, beside the program; return its recovery key."""
        with self._session(), closing(Starters(self.home).door) as door:
            ways = {"pin": code}
            return door.create("Camille", birth_date="", server="", ways=ways).sheet.key

    def wrong(self) -> int:
        """Return how many codes were wrong since the last good one."""
        with self._session() as store:
            kept = store.get(f"tries-{self._pin()[1].id}")
        return int.from_bytes(kept or b"", "big")

    def season(self, wrong: int, *, now: bool = False) -> None:
        """Have *wrong* codes behind it, the last one long ago, or *now*.

        Only who opens the key store could: the time is sealed with what it holds.
        """
        file, slot = self._pin()
        with self._session() as store:
            pepper = store.get(f"pepper-{slot.id}")
            assert pepper is not None
            place, name = self.home / "tries.json", f"tries-{slot.id}"
            when = time.monotonic if now else _long_ago
            tries = Tries(place, store, name, when, os.urandom)
            tries.note(wrong)
            tries.stamp(tries_key(pepper, file.device))

    def secrets(self, code: str) -> list[bytes]:
        """Return what no process may hold once it locked, as it may be written."""
        with self._session() as store:
            keys = SlotKeys(
                self.home, entropy=os.urandom, timer=time.monotonic, store=store
            )
            lmk = keys.unlock("pin", code)
            opens = keys.database_key(lmk)[:KEY]
        return [lmk, opens, opens.hex().encode(), opens.hex().upper().encode()]

    def _pin(self) -> tuple[SlotFile, Slot]:
        file = read_slots(self.home / "slots.json")
        assert file is not None
        return file, next(slot for slot in file.slots if slot.kind == "pin")

    @contextmanager
    def _session(self) -> Iterator[KeyringStore]:
        """Enter this session; lend its key store, as the program finds it."""
        with pytest.MonkeyPatch.context() as session:
            session.setenv("DBUS_SESSION_BUS_ADDRESS", self.bus)
            found = trusted_store()
            assert found is not None
            yield found


def _long_ago() -> float:
    return time.monotonic() - PATIENCE


@contextmanager
def living(device: Device) -> Iterator[tuple[int, str]]:
    """Run the app of *device*; give its process and its address."""
    command = [sys.executable, str(TREE / "main.py"), "app", "--web", "--no-open"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdout=subprocess.PIPE, text=True, env=device.environment
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            address = (re.search(r"http://\S+", line) for line in lines)
            yield process.pid, next(found[0] for found in address if found)
        finally:
            ended(process)


def held(pid: int, secrets: list[bytes]) -> int:
    """Count the copies of *secrets* in the memory of a process and its children."""
    return sum(_held(each, secrets) for each in _family(pid))


def _family(pid: int) -> list[int]:
    threads = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for path in threads for child in _read(path).split()]
    return [pid, *(one for child in children for one in _family(child))]


def _held(pid: int, secrets: list[bytes]) -> int:
    maps = _read(Path(f"/proc/{pid}/maps")).splitlines()
    spans = [line.split()[0] for line in maps if line.split()[1].startswith("rw")]
    with suppress(*ENDED), Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        return sum(_count(memory.fileno(), span, secrets) for span in spans)
    return 0


def _read(path: Path) -> str:
    """Return what the system says of a process, nothing of one that ended."""
    with suppress(*ENDED):
        return path.read_text("utf-8")
    return ""


def _count(memory: int, span: str, secrets: list[bytes]) -> int:
    start, end = (int(edge, 16) for edge in span.split("-"))
    try:
        content = os.pread(memory, end - start, start)
    except OSError:  # the kernel's own pages
        return 0
    return sum(content.count(secret) for secret in secrets)
