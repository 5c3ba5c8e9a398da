"""The example touches neither the disk nor the network, however long one looks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.program import TREE
from tests.journeys.watched import MARK
from views.screens import all_screens


def watched(*words: str, home: Path) -> tuple[str, list[str]]:
    """Run one line; return what it printed, and what it was seen to do."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-B", "-m", "tests.journeys.watched", *words],
        cwd=TREE,
        env={**os.environ, "ALVEOLE_HOME": str(home), "HOME": str(home.parent)},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    lines = done.stderr.splitlines()
    return done.stdout, [line for line in lines if line.startswith(MARK)]


@pytest.mark.covers("C-136")
@pytest.mark.timeout(180)
def test_every_screen_of_the_example_leaves_no_trace(tmp_path: Path) -> None:
    said, told = watched("walk", home=tmp_path / "home")
    inside = [one for one in all_screens() if one.place != "door"]
    assert int(said) == len(inside) > 20
    assert told == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.covers("C-136")
def test_a_file_and_a_call_would_be_seen(tmp_path: Path) -> None:
    _, told = watched("sin", str(tmp_path), home=tmp_path / "home")
    events = [line.removeprefix(MARK).split(" ")[0] for line in told]
    assert events == ["os.mkdir", "open", "socket.connect"]
