"""300 MB go in, survive two deaths half way, and come out identical elsewhere."""

import asyncio
import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.domain.ids import EntryId, parse_id
from app.domain.lent import PIECE
from bench.memory import descendants, resident
from main import Starters
from tests.e2e.conftest import ALL, PHRASE, TREE, Device
from tests.e2e.test_offline_week import found_space
from tests.fictitious.imaging import write_exam

IMAGES = 575
"""Half a MiB each: 302 MB."""

GROWTH_MAX = 150
"""MiB of memory one more file may take, however large."""

pytestmark = [
    pytest.mark.covers("C-023"),
    pytest.mark.timeout(600),
    pytest.mark.skipif(not ALL, reason="300 MB, in make e2e only"),
]


def started(device: Device, *words: str) -> subprocess.Popen[bytes]:
    """Begin a command of the program."""
    command = [sys.executable, str(TREE / "main.py"), *words]
    around = {**device.environment, "ALVEOLE_PASSPHRASE_FILE": str(device.phrase)}
    return subprocess.Popen(  # noqa: S603 - our own program
        command, env=around, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def ended(process: subprocess.Popen[bytes], *, kill: bool = False) -> int:
    """Wait for the end of a command, killed or not; return its code."""
    if kill:
        process.kill()
    process.communicate(timeout=120)
    return process.returncode


def weighed(device: Device, *words: str) -> float:
    """Run a command; return the most memory one of its processes took, in MiB."""
    most, process = 0.0, started(device, *words)
    while process.poll() is None:
        most = max([most, *map(resident, descendants())])
        time.sleep(0.01)
    assert ended(process) == 0
    return most


@contextmanager
def serving(place: Path, port: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server that may be killed."""
    keeper = Device(place / "keeper")
    process = started(keeper, "serve", "--port", port, "--data", str(place / "data"))
    assert process.stdout
    process.stdout.readline()
    try:
        yield process
    finally:
        ended(process, kill=True)


def parts(place: Path) -> int:
    """Return how many parts of files the server keeps."""
    return sum(1 for one in (place / "data" / "blobs").glob("*/*/*") if not one.suffix)


def until(reached: Callable[[], bool]) -> None:
    """Wait for it."""
    deadline = time.monotonic() + 200
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def digest_of(pieces: Iterator[bytes]) -> str:
    total = hashlib.sha256()
    for piece in pieces:
        total.update(piece)
    return total.hexdigest()


def of_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def brought(device: Device, entry: EntryId) -> str:
    """Bring a file to a device; return the fingerprint of what comes out of it."""
    with closing(Starters(device.home).door) as door:
        house = door.unlock("passphrase", PHRASE)
        asyncio.run(house.courier.fetch(entry))
        return digest_of(house.documents.stream(entry))


def test_a_study_of_300_mb_survives_cuts_and_comes_out_identical(
    a_device: Callable[[str], Device], tmp_path: Path
) -> None:
    first, second = a_device("one"), a_device("two")
    study, note = tmp_path / "scanner.zip", tmp_path / "note.txt"
    note.write_text("Bonjour")
    with study.open("wb") as out:
        write_exam(out, IMAGES)
    assert study.stat().st_size > 300_000_000
    port = "8461"
    with serving(tmp_path, port) as server:
        found_space(f"http://127.0.0.1:{port}", first, second, tmp_path)
        little = weighed(first, "import", str(note))
        most = weighed(first, "import", str(study))
        assert most - little < GROWTH_MAX
        total = sum(1 for _ in of_file(study))
        sending = started(first, "sync")
        until(lambda: parts(tmp_path) > total // 2)
        server.kill()
        assert ended(sending)
    with serving(tmp_path, port):
        kept = parts(tmp_path)
        sending = started(first, "sync")
        until(lambda: parts(tmp_path) > kept + 20)
        ended(sending, kill=True)
        first.run("sync")
        second.run("sync")
        (shown,) = [
            one for one in second.run("list", "document") if "Scanner" in one["title"]
        ]
        came = brought(second, EntryId(parse_id(shown["id"])))
    assert came == digest_of(of_file(study))
    print(f"\n300 MB: {most:.0f} MiB at most, {little:.0f} for a note")  # noqa: T201  the proof
