"""A migration killed anywhere leaves the old store or the new one."""

import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from storage.database import migration_scripts, open_database
from tests.crash.migrator import ROWS, scripts
from tests.storage.samples import KEY

pytestmark = pytest.mark.crash
TREE = Path(__file__).parents[2]


def killed_after(home: Path, seconds: float) -> None:
    line = [sys.executable, "-m", "tests.crash.migrator", str(home)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, cwd=TREE) as migrator:  # noqa: S603
        assert migrator.stdout is not None
        migrator.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            migrator.wait(timeout=seconds)
        migrator.kill()


def test_a_killed_migration_is_whole_or_absent_and_runs_again(tmp_path: Path) -> None:
    draw, seen = random.Random(7), set()  # noqa: S311
    for turn in range(8):
        home = tmp_path / str(turn)
        open_database(home / "store.db", KEY).close()
        killed_after(home, draw.uniform(0.0, 0.6))
        database = open_database(home / "store.db", KEY, scripts=scripts())
        assert database.findings() == []
        assert database.ask("SELECT count(*) FROM big") == [(ROWS,)]
        seen.add(database.ask("PRAGMA user_version")[0][0])
        database.close()
    assert seen == {len(migration_scripts()) + 2}
