"""A disk that fills up or fails: a code of ours, nothing acknowledged is lost."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Tally

pytestmark = pytest.mark.crash
TREE = Path(__file__).parents[2]
POINTS = 50


def run(*line: str) -> list[dict[str, object]]:
    done = subprocess.run(  # noqa: S603
        line, cwd=TREE, capture_output=True, text=True, check=True, timeout=120
    )
    return [json.loads(each) for each in done.stdout.splitlines()]


def test_a_full_disk_keeps_what_it_acknowledged_at_every_point(
    tmp_path: Path, tally: Tally
) -> None:
    filler = (sys.executable, "-m", "tests.crash.filler")
    points = run(*filler, str(tmp_path), str(POINTS), "17000")
    assert len(points) == POINTS
    for point in points:
        assert point["findings"] == []
        assert point["found"] == point["kept"]
    codes = Counter(str(point["code"]) for point in points)
    assert set(codes) <= {"disk.full", "disk.io", ""}
    assert codes["disk.full"] + codes["disk.io"] >= POINTS // 2
    assert any(point["kept"] for point in points)
    tally("full-disk points: 0 acknowledged write lost", len(points))


FILL = """
import json, sys
from pathlib import Path
from tests.crash.filler import fill, survey
home = Path(sys.argv[1])
kept, code = fill(home, 2000)
found, findings = survey(home)
print(json.dumps(dict(kept=kept, code=code, found=found, findings=findings)))
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of 4 MiB, mounted for one test."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("NOT PROVED HERE: only root of a Linux machine mounts a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk))
    if subprocess.run(mount, check=False).returncode:  # noqa: S603
        pytest.skip("NOT PROVED HERE: this machine refuses to mount a small disk")
    yield disk
    subprocess.run(("umount", str(disk)), check=True)  # noqa: S603, S607


def test_a_disk_really_full_keeps_what_it_acknowledged(small_disk: Path) -> None:
    (outcome,) = run(sys.executable, "-c", FILL, str(small_disk))
    assert outcome["code"] == "disk.full"
    assert outcome["found"] == outcome["kept"]
    assert 10 < int(str(outcome["kept"])) < 2000
    assert outcome["findings"] == []
    assert shutil.disk_usage(small_disk).free < 1 << 20


@pytest.mark.skipif(not shutil.which("fiu-run"), reason="no fiu-run on this machine")
def test_failing_writes_keep_what_they_acknowledged(tmp_path: Path) -> None:
    fault = "enable_random name=posix/io/rw/pwrite,probability=0.01"
    fiu = ("fiu-run", "-x", "-c", fault, sys.executable, "-m", "tests.crash.failing")
    (outcome,) = run(*fiu, str(tmp_path))
    (survey,) = run(
        sys.executable, "-m", "tests.crash.failing", str(tmp_path), "survey"
    )
    assert outcome["errors"], "no fault was injected: the run proves nothing"
    assert set(dict(outcome["errors"])) <= {"disk.full", "disk.io"}  # type: ignore[call-overload]
    assert survey == {"found": outcome["kept"], "findings": []}
