"""A program under watch, and all that is wrong with what it left in files."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from types import MappingProxyType
from typing import Final

from tests.journeys.canaries import Flock, files_of, seen
from tests.journeys.program import TREE
from tests.traces.grains import found, grains, heard
from tests.traces.papers import papers
from tests.traces.strace import Trace, traced, watching

WALK: Final = (sys.executable, "-B", "-m", "tests.traces.walk")
_KNOWN: Final = {"lock", "look.json", "slots.json", "slots.json.part", "store.db"}
_STORE: Final = {f"store.db-{end}" for end in ("journal", "wal", "shm")}
_NOTHING: Final[Mapping[str, bytes]] = MappingProxyType({})
_ROOMS: Final = {"blobs", "entrusted", "server"}
"""What a home holds: only -shm is written through memory."""
_PAGE: Final = {"index.html", "manifest.json", "assets/FontManifest.json"}
_TRIAL: Final = bytearray(b"blat")


@dataclass(frozen=True, slots=True)
class Left:
    """What a program left behind it, and what must be nowhere in it."""

    folder: Path
    trace: Trace
    said: bytes
    errors: bytes
    grains: set[bytes] = field(default_factory=set)

    @property
    def home(self) -> Path:
        """Where it may write."""
        return self.folder / "home"

    def places(self) -> dict[str, bytes]:
        """Return all that was written, all that is left, the names, the words said."""
        pieces = self.trace.written.items()
        written = {f"written {name}": bytes(piece) for name, piece in pieces}
        told = {"names": b"\n".join(self.trace.names), "said": self.errors}
        return written | told | files_of(self.home, self.folder / "tmp")

    def faults(self, elsewhere: Mapping[str, bytes] = _NOTHING) -> list[str]:
        """Say all that is in clear, out of place, or not known to be sealed.

        *elsewhere* is what another program wrote meanwhile.
        """
        places = {**self.places(), **elsewhere}
        known = self.grains | {
            one for paper in papers(Flock()) for one in grains(paper.content)
        }
        trace, moved = self.trace, filter(self._temporary, self.trace.moved)
        return [
            *seen(places),
            *(f"{place}: grain" for place in found(places, known)),
            *(f"{place}: stray" for place in trace.opened if not self._own(place)),
            *(f"{place}: mapped" for place in trace.mapped - self._shared),
            *(f"{place}: moved" for place in trace.moved - {*moved}),
            *(f"{call}: unseen" for call in trace.unseen),
        ]

    @property
    def weight(self) -> int:
        """How many bytes were written."""
        return sum(map(len, self.trace.written.values()))

    @property
    def _shared(self) -> set[str]:
        stores = ("store.db", "entrusted/entrusted.db", "server/ledger.db")
        return {str(self.home / f"{store}-shm") for store in stores}

    def _own(self, place: str) -> bool:
        path = Path(place)
        if not path.is_relative_to(self.home):
            return self._temporary(place)
        parts = path.relative_to(self.home).parts
        return not parts or parts[0] in _KNOWN | _STORE | _ROOMS

    def _temporary(self, place: str) -> bool:
        """Know what libraries write for themselves: all of it is searched too.

        The page Flet serves, a try of the folder, the server's own sorting.
        """
        path, folder = Path(place), self.folder / "tmp"
        if not path.is_relative_to(folder):
            return False
        inside = str(path.relative_to(folder)).partition("/")[2]
        holds = any(one.startswith(f"{place}/") for one in self.trace.opened)
        tried = self.trace.written.get(place) == _TRIAL
        sorting = path.name.startswith("etilqs_")
        return path == folder or holds or inside in _PAGE or tried or sorting


@contextmanager
def watched(folder: Path, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Start our walk under watch, its home and its temporary files in *folder*.

    It is ended as a group: strace itself hears no signal.
    """
    (folder / "tmp").mkdir(parents=True, exist_ok=True)
    own = {"TMPDIR": str(folder / "tmp"), "ALVEOLE_HOME": str(folder / "home")}
    errors: list[bytes] = []
    with subprocess.Popen(  # noqa: S603 - our own program
        [*watching(folder / "log"), *WALK, *words],
        cwd=TREE,
        env={**os.environ, "HOME": str(folder), **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        hearing = Thread(target=lambda: errors.extend(process.stderr or ()))
        hearing.start()
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):  # over already
                os.killpg(process.pid, signal.SIGTERM)
            hearing.join()
    (folder / "errors").write_bytes(b"".join(errors))


def left(folder: Path, said: bytes = b"") -> Left:
    """Return what the walk of *folder* left, its log read then thrown away."""
    drawn, errors = heard((folder / "errors").read_bytes())
    trace = traced(folder / "log")
    (folder / "log").unlink()
    return Left(folder, trace, said, errors, drawn)


def walked(folder: Path, *sin: str) -> Left:
    """Live the walk to its end, without a browser."""
    with watched(folder, str(folder / "home"), *sin) as process:
        assert process.stdout is not None
        said = process.stdout.read()
        process.wait()
    found = left(folder, said)
    assert process.returncode == 0, found.errors[-3000:]
    return found
