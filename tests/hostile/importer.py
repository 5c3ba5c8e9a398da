"""Gives files to `alveole import`, then opens what was kept: one JSON line a file.

`python -B -m tests.hostile.importer HOME SAMPLES SIN PLACE…`; a sin, or "none".
"""

import json
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any, Final

from app.domain.errors import AlveoleError
from app.domain.ids import EntryId
from app.domain.imaging import Look
from app.flows.imaging import is_exam
from main import Starters
from sync.airlock.parent import SealedAirlock
from tests.hostile.worker import SINS as WORKER_SINS
from tests.traces.walk import PHRASE
from views.commands import Context, run
from views.house import House

_WIDTH: Final = 1600
_PAGES: Final = 3


class Measured:
    """The pipe where the worker tells what each child cost."""

    def __init__(self, path: Path, sin: str) -> None:
        os.mkfifo(path)
        self._pipe = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        words = ("-sEB", "-Wignore", "-m", "tests.hostile.worker", str(path), sin)
        defaults: Any = SealedAirlock.__init__.__kwdefaults__
        defaults["command"] = (sys.executable, *words)

    def worst(self) -> tuple[int, float]:
        """Return MiB and seconds of the worst child since the last time."""
        told = b""
        with suppress(BlockingIOError):
            while piece := os.read(self._pipe, 1 << 16):
                told += piece
        rows = [line.split() for line in told.splitlines()]
        most = max((int(kib) for kib, _ in rows), default=0)
        return most >> 10, max((float(spent) for _, spent in rows), default=0.0)


def given(starters: Starters, path: Path) -> list[dict[str, Any]]:
    """Run the command on one file; return its answers, or what escaped."""
    answers: list[str] = []
    errors: list[str] = []
    context = Context(
        door=starters.door,
        launchers=starters,
        out=answers.append,
        err=errors.append,
        raw=lambda _: None,
        environment={},
        version="",
    )
    code = run(["import", str(path), "--json"], context)
    found = [json.loads(line) for line in answers]
    if errors or code not in (0, 1):
        found.append({"status": "refused", "code": "uncaught", "id": ""})
    return found


def opened(house: House, entry: EntryId) -> str:
    """Open a document in every way; return what escaped, "" when nothing did."""
    try:
        for act in _ways(house, entry):
            with suppress(AlveoleError):
                act()
    except Exception as error:  # noqa: BLE001 - whatever escapes is the finding
        return type(error).__name__
    return ""


def _ways(house: House, entry: EntryId) -> Iterator[Callable[[], object]]:
    documents = house.documents
    for page in range(min(documents.pages(entry), _PAGES)):
        yield partial(documents.draw, entry, page, _WIDTH)
    yield lambda: documents.lay(entry)
    yield lambda: documents.text(entry)
    yield lambda: house.prescriptions.look(entry)
    yield lambda: house.finding.find(entry, "e")
    if is_exam(documents.entry(entry)):
        yield lambda: _imaged(house, entry)


def _imaged(house: House, entry: EntryId) -> None:
    series = house.imaging.study(entry).series
    house.imaging.draw(entry, series[0].slices[0], width=_WIDTH, look=Look())


def each(starters: Starters, measured: Measured, path: Path) -> dict[str, Any]:
    """Give one file and open what came of it; return what is known of it."""
    began = perf_counter()
    answers = given(starters, path)
    house = starters.door.open()
    kept = [EntryId(bytes.fromhex(one["id"])) for one in answers if one["id"]]
    escaped = [opened(house, entry) for entry in kept]
    codes = [one["code"] for one in answers if one.get("code")]
    statuses = [one["status"] for one in answers]
    code = next(filter(None, escaped), codes[0] if codes else "")
    refused = all(status == "refused" for status in statuses)
    peak, cpu = measured.worst()
    return {
        "name": path.name,
        "refused": refused,
        "code": "uncaught" if any(escaped) else code,
        "seconds": round(perf_counter() - began, 3),
        "cpu": cpu,
        "peak": peak,
    }


def sinned(sin: str) -> None:
    """Write outside, or call somebody."""
    if "outside" in sin:
        with TemporaryFile() as file:
            file.write(b"trace")
    if "call" in sin:
        with suppress(OSError), socket.socket() as line:
            line.settimeout(0.1)
            line.connect(("192.0.2.1", 9))


def main() -> int:
    """Do it for each file of each place."""
    home, samples, sin, *places = sys.argv[1:]
    asked = sin if sin in WORKER_SINS else ""
    measured = Measured(Path(home).with_name("peaks"), asked)
    starters = Starters(Path(home))
    with closing(starters.door) as door:
        door.create("Camille", birth_date="", server="", ways={"passphrase": PHRASE})
        sinned(sin)
        for place in places:
            for path in sorted(Path(samples, place).rglob("*")):
                if path.is_file():
                    told = {"place": place, **each(starters, measured, path)}
                    print(json.dumps(told), flush=True)  # noqa: T201 - its answer
    return 0


if __name__ == "__main__":
    sys.exit(main())
