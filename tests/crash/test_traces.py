"""A death or a full disk while points are kept: days are whole, with their points."""

import json
import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from storage.database import open_database
from tests.conftest import Tally
from tests.crash.sensor import BACK, survey
from tests.storage.samples import KEY

pytestmark = pytest.mark.crash
KILLS = int(os.environ.get("KILLS", "100")) // 5
SEED = int(os.environ.get("SEED", "2026"))
TREE = Path(__file__).parents[2]
SENSOR = (sys.executable, "-m", "tests.crash.sensor")
POINTS, STEP = 40, 17_000


@dataclass
class Rig:
    """One home killed again and again."""

    home: Path
    draw: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311
    last: int = BACK

    def kill(self, *extra: str) -> int:
        """Let a sensor write, kill it, and return the last day it said."""
        line = (*SENSOR, str(self.home), str(self.last + 1), *extra)
        with subprocess.Popen(line, stdout=subprocess.PIPE, cwd=TREE) as writer:  # noqa: S603
            assert writer.stdout is not None
            said = writer.stdout.read(8 * (12 if extra else self.draw.randint(1, 12)))
            writer.kill()
            said += writer.stdout.read()
        whole = len(said) // 8 * 8
        return int.from_bytes(said[whole - 8 : whole], "big")

    def survey(self) -> dict[str, Any]:
        """Reopen, and say what is there."""
        database = open_database(self.home / "store.db", KEY)
        found = survey(database)
        database.close()
        return found


def lost(first: int, said: int, kept: list[int]) -> set[int]:
    """Return the acknowledged days that are gone, those taken away apart."""
    away = {n - BACK for n in range(first, said + 2) if n % 7 == 0}
    return set(range(first, said + 1)) - set(kept) - away


@pytest.mark.timeout(KILLS * 10)
def test_kills_lose_no_day_and_tear_none(tmp_path: Path, tally: Tally) -> None:
    rig, acknowledged = Rig(tmp_path / "home"), 0
    for _ in range(KILLS):
        first, said = rig.last + 1, rig.kill()
        found = rig.survey()
        assert found["findings"] == []
        assert found["in_step"]
        assert lost(first, said, found["kept"]) == set()
        acknowledged += max(0, said - first + 1)
        rig.last = max([said, *found["kept"]])
    tally("kills of a device that keeps points: 0 day lost or torn", KILLS)
    tally("days of points acknowledged between kills: all there", acknowledged)
    assert acknowledged >= KILLS


def test_points_kept_in_a_later_transaction_are_caught(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "home")
    said = rig.kill("torn")
    found = rig.survey()
    assert said in found["kept"]
    assert not found["in_step"]


def test_a_full_disk_keeps_whole_days_at_every_point(
    tmp_path: Path, tally: Tally
) -> None:
    line = (*SENSOR, str(tmp_path), "full", str(POINTS), str(STEP))
    done = subprocess.run(  # noqa: S603
        line, cwd=TREE, capture_output=True, text=True, check=True, timeout=120
    )
    found = [json.loads(each) for each in done.stdout.splitlines()]
    assert len(found) == POINTS
    for point in found:
        assert point["findings"] == []
        assert point["in_step"]
        assert point["kept"] == point["said"]
    codes = [point["code"] for point in found]
    assert set(codes) <= {"disk.full", "disk.io", ""}
    assert len([code for code in codes if code]) >= POINTS // 2
    assert any(point["kept"] for point in found)
    tally("full-disk points while points are kept: 0 day lost or torn", POINTS)
