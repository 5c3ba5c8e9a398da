"""kill -9 under load: nothing acknowledged is lost, nothing is torn."""

import os
import random
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.crypto.canon import digest
from app.domain.query import Query
from storage.blobs import FolderBlobs
from storage.database import Database, open_database
from storage.journal import SqlJournal
from storage.vault import SqlVault
from tests.conftest import Tally
from tests.crash.writer import content
from tests.storage.samples import KEY, SPACE, Drawn, PulseSpy, item

pytestmark = pytest.mark.crash
KILLS = int(os.environ.get("KILLS", "100"))
SEED = int(os.environ.get("SEED", "2026"))
TREE = Path(__file__).parents[2]


@dataclass
class Rig:
    """One home killed again and again."""

    home: Path
    draw: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311
    last: int = 20

    def kill(self, *extra: str) -> int:
        """Let a writer work, kill it, and return the last number it said."""
        line = [sys.executable, "-m", "tests.crash.writer", str(self.home)]
        with subprocess.Popen(  # noqa: S603
            [*line, str(self.last + 1), *extra], stdout=subprocess.PIPE, cwd=TREE
        ) as writer:
            assert writer.stdout is not None
            said = writer.stdout.read(8 * self.draw.randint(1, 12))
            writer.kill()
            said += writer.stdout.read()
        whole = len(said) // 8 * 8
        return int.from_bytes(said[whole - 8 : whole], "big")

    def lost(self, said: int) -> list[int]:
        """Reopen, check that all is whole, and name the acknowledged that are gone."""
        database = open_database(self.home / "store.db", KEY)
        try:
            return self.check(database, said)
        finally:
            database.close()

    def check(self, database: Database, said: int) -> list[int]:
        assert database.findings() == []
        vault = SqlVault(database, PulseSpy())
        kept = vault.count(SPACE, Query("document"))
        assert SqlJournal(database).waiting(SPACE) == kept
        assert database.ask("SELECT count(*) FROM entry_text") == [(kept,)]
        blobs = FolderBlobs(
            self.home / "blobs", now=lambda: datetime.now(UTC), entropy=Drawn()
        )
        lost = []
        for number in range(self.last + 1, said + 1):
            found = vault.entries(SPACE, [item(number)])
            removed = any(n % 7 == 0 and n - 20 == number for n in range(said + 2))
            if not found and not removed:
                lost.append(number)
            for entry in found.values():
                envelope = b"".join(blobs.read(entry.attachments[0].blob))
                assert digest(envelope) == digest(content(number))
        numbers = [
            int.from_bytes(e.id, "big") for e in vault.find(SPACE, Query("document"))
        ]
        self.last = max([said, *numbers])
        return lost


@pytest.mark.timeout(KILLS * 5)
def test_kills_lose_nothing_that_was_acknowledged(tmp_path: Path, tally: Tally) -> None:
    rig, acknowledged = Rig(tmp_path / "home"), 0
    for _ in range(KILLS):
        before = rig.last
        said = rig.kill()
        assert rig.lost(said) == []
        acknowledged += max(0, said - before)
    tally("kills of a writing device: 0 acknowledged write lost", KILLS)
    tally("writes acknowledged between kills: all there", acknowledged)
    assert acknowledged >= KILLS


def test_an_acknowledgement_before_the_commit_is_caught(tmp_path: Path) -> None:
    rig = Rig(tmp_path / "home")
    for _ in range(40):
        if rig.lost(rig.kill("liar")):
            return
    pytest.fail("a loss went unseen")
