"""What is offered is found without walking through the whole log."""

from pathlib import Path

import pytest

from sync.server.ledgers.sqlite import offers
from sync.server.ledgers.sqlite.connection import connect, migrate

QUERIES: dict[str, tuple[str, tuple[object, ...]]] = {
    "members": (offers.MEMBERS, (1, b"")),
    "controls": (offers.CONTROLS, (0, 1)),
    "run": (offers.RUN, (1,)),
}


@pytest.mark.parametrize("name", QUERIES)
def test_no_question_walks_a_whole_table(tmp_path: Path, name: str) -> None:
    db = connect(tmp_path / "ledger.db")
    migrate(db)
    sql, values = QUERIES[name]
    plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    db.close()
    assert plan
    assert not [step for step in plan if step.startswith("SCAN") or "TEMP" in step]
