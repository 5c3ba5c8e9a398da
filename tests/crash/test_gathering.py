"""kill -9 between two pages: those said kept are found again, none in clear."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.flows.gathering import waiting_files
from tests.crash.gatherer import CANARY, name, opened, photograph
from tests.journeys.canaries import forms

pytestmark = pytest.mark.crash
TREE = Path(__file__).parents[2]


def killed(home: Path, pages: int, *extra: str) -> None:
    """Let pages be gathered, and kill once that many were said to be kept."""
    line = [sys.executable, "-m", "tests.crash.gatherer", str(home), *extra]
    with subprocess.Popen(line, stdout=subprocess.PIPE, cwd=TREE) as gatherer:  # noqa: S603
        assert gatherer.stdout is not None
        assert gatherer.stdout.read(pages) == bytes(range(1, pages + 1))
        gatherer.kill()


def seen(home: Path, *words: bytes) -> int:
    """Count what of *words* lies in the files of *home*."""
    files = [file.read_bytes() for file in home.rglob("*") if file.is_file()]
    planted = [*(form for _, form in forms(CANARY)), *words]
    return sum(content.count(one) for content in files for one in planted)


@pytest.mark.covers("C-002")
def test_pages_said_kept_are_found_again_after_a_kill(tmp_path: Path) -> None:
    home = tmp_path / "home"
    killed(home, 2)
    with opened(home) as gathering:
        names = [leaf.file.name for leaf in gathering.pages()]
        assert names[:2] == [name(1), name(2)]
        made = gathering.make().entry
        assert made is not None
        given = [gathering.documents.original(made.id, rank) for rank in range(2)]
        assert given == [photograph(1), photograph(2)]


def test_a_page_said_kept_too_soon_is_caught(tmp_path: Path) -> None:
    """The control: who speaks before keeping loses the last page said."""
    home = tmp_path / "home"
    killed(home, 1, "liar")
    with opened(home) as gathering:
        assert gathering.pages() == ()


def test_nothing_of_a_page_that_waits_lies_in_clear(tmp_path: Path) -> None:
    home = tmp_path / "home"
    killed(home, 2)
    pixels = photograph(1)[400:440]
    assert seen(home, pixels) == 0
    (home / "spilt").write_bytes(photograph(1) + CANARY.encode())
    assert seen(home, pixels) >= 2


def test_pages_given_up_are_swept_and_those_that_wait_are_not(tmp_path: Path) -> None:
    home = tmp_path / "home"
    killed(home, 2)
    with opened(home) as gathering:
        blobs, vault = gathering.documents.blobs, gathering.documents.vault
        sealed = waiting_files(vault)
        blobs.sweep(vault.blobs() | waiting_files(vault), older_than=-60)
        assert all(map(blobs.has, sealed))
        gathering.remove(*[leaf.file.id for leaf in gathering.pages()])
        blobs.sweep(vault.blobs() | waiting_files(vault), older_than=-60)
        assert not any(map(blobs.has, sealed))
