"""No question walks through a whole table of ops."""

from pathlib import Path
from typing import Any

import pytest

from sync.server.ledgers.sqlite import pages
from sync.server.ledgers.sqlite.connection import connect, migrate

QUERIES: dict[str, tuple[str, Any]] = {
    "rows": (pages.ROWS, (0, 1)),
    "one row": (pages.ONE_ROW, (1,)),
    "controls": (pages.CONTROLS, (0, 1)),
    "items": (pages.ITEMS, (1, b"")),
    "step": (pages.STEP, (1,)),
    "run": (pages.RUN, (1,)),
    "roles": (pages.ROLES, {"identity": b"", "now": 0, "only": None}),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_question_walks_a_whole_table(tmp_path: Path, name: str) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    sql, values = QUERIES[name]
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    db.close()
    assert not [step for step in plan if step.startswith("SCAN")]
