"""kill -9 while a large file comes in: it is a document, whole, or nothing is said."""

import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.errors import Refused
from app.flows.documents import Documents
from storage.lock import hold
from tests.crash.arriver import CANARY, content
from tests.crash.gatherer import opened

pytestmark = [pytest.mark.crash, pytest.mark.covers("C-023")]
TREE = Path(__file__).parents[2]


def killed(home: Path, files: int, *extra: str) -> None:
    """Let files come in, and kill once that many were said to be documents."""
    line = [sys.executable, "-m", "tests.crash.arriver", str(home), *extra]
    with subprocess.Popen(line, stdout=subprocess.PIPE, cwd=TREE) as arriver:  # noqa: S603
        assert arriver.stdout is not None
        assert arriver.stdout.read(files) == bytes(range(1, files + 1))
        arriver.kill()
    let_go(home)


def let_go(home: Path) -> None:
    """Wait until a home is free: a child just begun holds it until it runs."""
    while True:
        try:
            with closing(hold(home)):
                return
        except Refused:
            time.sleep(0.01)


def killed_while_it_comes(home: Path) -> None:
    """Kill once some of the second file is on the disk, and not all of it."""
    line = [sys.executable, "-m", "tests.crash.arriver", str(home)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, cwd=TREE) as arriver:  # noqa: S603
        assert arriver.stdout is not None
        arriver.stdout.read(1)
        while not list((home / "blobs").glob(".part-*")):
            assert arriver.poll() is None
        arriver.kill()
    let_go(home)


def numbers(documents: Documents) -> list[int]:
    """Return the documents that are there, each of them whole."""
    found = list[int]()
    for one in documents.list():
        found.append(int(one.title.split()[-1]))
        assert documents.original(one.id) == b"".join(content(found[-1]))
    return sorted(found)


def test_what_was_said_to_be_a_document_is_one_and_is_whole(tmp_path: Path) -> None:
    killed(tmp_path / "home", 2)
    with opened(tmp_path / "home") as gathering:
        assert numbers(gathering.documents)[:2] == [1, 2]


def test_a_file_half_come_is_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    killed_while_it_comes(home)
    with opened(home) as gathering:
        documents = gathering.documents
        assert numbers(documents)[:1] == [1]
        documents.blobs.sweep(documents.vault.blobs(), older_than=-60)
        left = [one for one in (home / "blobs").rglob("*") if one.is_file()]
        assert len(left) == len(documents.vault.blobs())


def test_a_file_said_kept_too_soon_is_caught(tmp_path: Path) -> None:
    """The control: sealed is not yet a document."""
    killed(tmp_path / "home", 1, "liar")
    with opened(tmp_path / "home") as gathering:
        assert numbers(gathering.documents) == []


def test_nothing_of_a_large_file_lies_in_clear(tmp_path: Path) -> None:
    home = tmp_path / "home"
    killed_while_it_comes(home)

    def seen() -> int:
        files = [file.read_bytes() for file in home.rglob("*") if file.is_file()]
        return sum(one.count(CANARY) for one in files)

    assert seen() == 0
    (home / "spilt").write_bytes(next(content(1)))
    assert seen() == 1
