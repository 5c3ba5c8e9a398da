"""Real exports go through the airlock into an encrypted home: all of it, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.flows.heart import Heart
from app.flows.importing.importing import Importing
from storage.database import open_database
from storage.vault import SqlVault
from sync.airlock.parent import SealedAirlock
from tests.app.flows.importing.bench import PARIS, importing_over
from tests.storage.samples import SPACE

REAL = Path(__file__).parents[3] / "shared" / "data" / "devices"
RECORDINGS = Path(__file__).parents[1] / "recordings"
EXPECTED = {
    REAL / "libreview_en_mmol.csv": {"kept": 756, "duplicate": 3, "left": 38},
    REAL / "dexcom_clarity_en_mgdl.csv": {"kept": 288, "left": 11},
    REAL / "nightscout_entries_oref0.json": {"kept": 6},
    REAL / "apple_health_export_dogsheep.xml": {"kept": 2, "left": 2},
    RECORDINGS / "libreview_fr_synthetic.csv": {
        "kept": 13,
        "duplicate": 1,
        "left": 3,
        "beyond": 2,
        "to_date": 1,
        "excluded": 1,
        "quarantined": 2,
    },
    RECORDINGS / "clarity_fr_synthetic.csv": {"kept": 4, "left": 6, "beyond": 2},
}
"""What becomes of the lines of each file (design of devices, section 11)."""


@pytest.fixture
def importing(tmp_path: Path) -> Iterator[Importing]:
    """Return the imports of an encrypted home."""
    database, airlock = open_database(tmp_path / "store.db", bytes(48)), SealedAirlock()
    yield importing_over(SqlVault(database, Heart()), airlock)
    airlock.close()
    database.close()


def points(importing: Importing) -> int:
    traces = importing.preferences.vault.traces
    return sum(traces.count(SPACE, one.trace) for one in traces.kept(SPACE, ""))


@pytest.mark.covers("C-037")
@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.name)
def test_a_real_export_is_kept_whole_then_known_then_taken_back(
    importing: Importing, path: Path, tmp_path: Path
) -> None:
    if not path.exists():
        pytest.skip("the real exports are not beside this tree")
    content = path.read_bytes()
    preview = importing.preview(content, path.name, PARIS)
    first = importing.take(content, path.name, PARIS, total=preview.count)
    assert first.tally == EXPECTED[path]
    second = importing.take(content, path.name, PARIS)
    assert (second.added, second.done) == (0, False)
    assert importing.preview(content, path.name, PARIS).known == preview.count
    print(f"\n{path.name}: {dict(first.tally)}, again {second.added}")  # noqa: T201
    assert b"Test Patient" not in (tmp_path / "store.db").read_bytes()
    importing.undo(first.batch)
    assert (points(importing), importing.batches()) == (0, [])
