"""The points of a year fit in the room promised, and are found along their key."""

from pathlib import Path

from app.domain.reading import DAY, Point, Stretch, Trace
from app.domain.segment import cut
from app.domain.write import Write
from storage.database import Database, open_database
from storage.vault import SqlVault
from tests.storage.contract.test_traces import segment
from tests.storage.samples import KEY, SPACE, PulseSpy

YEAR = 105_120
FILE_MAX = 8 << 20
GLUCOSE = Trace("interstitial-glucose", "import:libre", "mg/dL")


def filled(database: Database, count: int) -> SqlVault:
    """Return a vault that holds so many points of five minutes."""
    vault = SqlVault(database, PulseSpy())
    points = (Point(20_000 * DAY + n * 300, 60 + n * 7 % 180, 2) for n in range(count))
    days = [segment(n, one.points) for n, one in enumerate(cut(GLUCOSE, points), 1)]
    for start in range(0, len(days), 60):
        vault.commit(Write(SPACE, entries=tuple(days[start : start + 60])))
    return vault


def test_a_year_of_glucose_fits_in_eight_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    database = open_database(path, KEY)
    vault = filled(database, YEAR)
    assert vault.traces.count(SPACE, GLUCOSE) == YEAR
    within = Stretch(20_000 * DAY, 20_366 * DAY - 1)
    pieces = vault.traces.buckets(SPACE, GLUCOSE, within, seconds=DAY)
    assert sum(one.count for one in pieces) == YEAR
    database.close()
    assert path.stat().st_size <= FILE_MAX


def test_a_long_stretch_is_summed_up_without_sorting(a_database: Database) -> None:
    from storage.traces import _BUCKETS, _asked

    asked = _asked(SPACE, GLUCOSE, Stretch(0, 9), seconds=1)
    plan = [row[3] for row in a_database.ask(f"EXPLAIN QUERY PLAN {_BUCKETS}", asked)]
    assert not [step for step in plan if "TEMP B-TREE" in step]
    assert [step for step in plan if "SEARCH reading USING PRIMARY KEY" in step]
