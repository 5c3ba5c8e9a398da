"""A death between a packet and its measure: one reading after the restart."""

import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.query import Query
from storage.database import open_database
from storage.vault import SqlVault
from tests.conftest import Tally
from tests.crash.scale import devices, furnished
from tests.fictitious.heard import SEVEN
from tests.storage.samples import KEY, SPACE, PulseSpy

pytestmark = pytest.mark.crash
KILLS = int(os.environ.get("KILLS", "100")) // 5
SEED = int(os.environ.get("SEED", "2026"))
TREE = Path(__file__).parents[2]


@dataclass
class Rig:
    """One home killed again and again while a meter speaks."""

    home: Path
    draw: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311
    last: int = 0

    def kill(self, *extra: str) -> int:
        """Let a meter speak, kill who hears it, and return the last packet said."""
        line = (sys.executable, "-m", "tests.crash.scale", str(self.home))
        with subprocess.Popen(  # noqa: S603
            [*line, str(self.last + 1), *extra], stdout=subprocess.PIPE, cwd=TREE
        ) as writer:
            assert writer.stdout is not None
            said = writer.stdout.read(8 * (5 if extra else self.draw.randint(1, 12)))
            writer.kill()
            said += writer.stdout.read()
        whole = len(said) // 8 * 8
        return int.from_bytes(said[whole - 8 : whole], "big")

    def survey(self) -> Counter[int]:
        """Open the home again, and count the measures of each minute."""
        database = open_database(self.home / "store.db", KEY)
        kept = devices(furnished(database, self.last))
        kept.replay()
        vault = SqlVault(database, PulseSpy())
        assert database.findings() == []
        assert vault.inbox.spool(SPACE) == []
        minutes: Counter[int] = Counter()
        offset = 0
        while page := vault.find(
            SPACE, Query("blood-glucose", limit=200, offset=offset)
        ):
            offset += len(page)
            minutes.update(_minute(one.when.start) for one in page)
        database.close()
        return minutes


def _minute(start: int) -> int:
    since = timedelta(milliseconds=start - int(SEVEN.timestamp() * 1000))
    return since // timedelta(minutes=1)


@pytest.mark.covers("C-036")
@pytest.mark.timeout(KILLS * 10)
def test_kills_lose_no_packet_and_double_none(tmp_path: Path, tally: Tally) -> None:
    rig = Rig(tmp_path / "home")
    for _ in range(KILLS):
        said = rig.kill()
        kept = rig.survey()
        assert [n for n in range(1, said + 1) if kept[n] != 1] == []
        assert max(kept.values()) == 1
        rig.last = max(said, *kept)
    tally("kills between a packet and its measure: 0 lost, 0 doubled", KILLS)
    tally("packets said to be on disk between kills: one measure each", rig.last)


def test_a_packet_said_before_it_is_on_disk_is_seen_to_be_lost(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "home")
    said = rig.kill("deaf")
    assert rig.survey()[said] == 0
