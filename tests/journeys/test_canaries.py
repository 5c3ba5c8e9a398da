"""A thousand canaries live a whole life: none is seen where it must not be (S2)."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.crypto.recovery import recovery_key
from tests.conftest import Tally
from tests.journeys.canaries import WORD, files_of, seen
from tests.journeys.program import PATIENCE, TREE, Served
from tests.journeys.wiretap import Wiretap

pytestmark = pytest.mark.covers("C-115", "C-001")
COUNT = 1_000
OWN = {"PYTHONDONTWRITEBYTECODE": "1", "USER": WORD, "LOGNAME": WORD, "HOSTNAME": WORD}


@dataclass(frozen=True, slots=True)
class Told:
    """What the story left: places to search, and what it says of itself."""

    places: dict[str, bytes]
    planted: int
    found: int
    written: list[str]
    sheet: str
    folder: Path


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("canaries")
    for name in ("homes", "tmp"):
        (folder / name).mkdir()
    server = Served(folder / "server")
    line = Wiretap(int(server.port))
    try:
        story = lived(folder, line.url)
    finally:
        line.close()
        server.stop()
    assert story.returncode == 0, story.stderr[-2000:]
    places = files_of(
        *(folder / name for name in ("homes", "server", "archive", "alive", "tmp"))
    )
    places |= {name: bytes(heard) for name, heard in line.heard.items()}
    places["errors"] = story.stderr
    places["server says"] = server.said.encode() + server.errors.read_bytes()
    sheet = (folder / "papers" / "sheet").read_text("utf-8")
    return Told(places, **json.loads(story.stdout), sheet=sheet, folder=folder)


def lived(folder: Path, url: str) -> "subprocess.CompletedProcess[bytes]":
    """Let the story run in a process of its own, its temporary files apart."""
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.journeys.canary_story", str(folder), url],
        cwd=TREE,
        env={**os.environ, **OWN, "TMPDIR": str(folder / "tmp")},
        capture_output=True,
        timeout=2 * PATIENCE,
        check=False,
    )


def test_no_canary_is_seen_anywhere(told: Told, tally: Tally) -> None:
    assert told.planted >= COUNT
    assert seen(told.places, told.sheet, told.sheet.replace("-", "")) == []
    key = recovery_key(told.sheet)
    assert not [name for name, content in told.places.items() if key in content]
    tally("canaries planted: 0 seen on disks, in logs, on the wire", told.planted)


def test_the_canaries_were_there_to_be_seen(told: Told) -> None:
    assert told.found >= COUNT * 0.8
    names = [Path(place).name for place in told.places]
    assert names.count("store.db") == 6
    assert {"store.db-wal", "ledger.db-wal"} <= set(names)
    assert {"ledger.db", "server.key", "slots.json", "lock", "sac"} <= set(names)
    assert sum(map(len, told.places.values())) > 3_000_000
    assert sum(name.startswith(("up", "down")) for name in told.places) >= 10
    assert told.places["errors"].count(b"\n") > 20
    papers = files_of(told.folder / "papers")
    spotted = {hit.partition(": ")[0] for hit in seen(papers, told.sheet)}
    assert spotted == set(papers)


def test_nothing_is_written_outside_the_homes(told: Told) -> None:
    assert outside(told.written, told.folder) == []
    assert outside([*told.written, "/tmp/preview.png"], told.folder) == [  # noqa: S108
        "/tmp/preview.png"  # noqa: S108
    ]


def outside(written: list[str], folder: Path) -> list[str]:
    """Return the files written elsewhere than in a home, a paper or the archive."""
    rooms = [folder / name for name in ("homes", "papers", "archive", "alive")]
    return [
        path
        for path in written
        if path != os.devnull
        and not any(Path(path).is_relative_to(room) for room in rooms)
    ]
