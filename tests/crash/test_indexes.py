"""One write fails, whichever it is: what was acknowledged is there, whole."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Tally
from tests.crash.indexes import swept, tried

pytestmark = [
    pytest.mark.crash,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not shutil.which("strace"), reason="no strace on this machine"),
]
EVERY = int(os.environ.get("EVERY", "100"))


def test_a_write_that_fails_loses_nothing_acknowledged(
    tmp_path: Path, tally: Tally
) -> None:
    count = swept(tmp_path, EVERY)
    assert count.wrong == []
    assert count.hit
    tally("writes made to fail, one a run: 0 acknowledged file lost", count.points)


def test_an_acknowledgement_before_the_commit_is_caught(tmp_path: Path) -> None:
    _, wrong = tried(tmp_path / "home", ("pwrite64", "EIO", "180+"), "liar")
    assert "kept" in wrong
